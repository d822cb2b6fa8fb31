import { z } from 'zod'
import { type FileView, NEEDS_REASON, type Preview } from '../../../bot/registrations/index.ts'
import { FILE_STATES } from '../../../flows/preregister/files.ts'
import { htmlLang } from '../../../locales/locale.ts'
import { BackTo } from '../back-to.tsx'
import { nothing } from '../body.ts'
import { Form } from '../form.tsx'
import { type Ask, deed } from '../page.ts'
import { FileParams, file } from './detail.tsx'
import { notDone, toldWord } from './outcome.ts'
import { State } from './state.tsx'
import { FILE_ROLES, fileAddress, followedBy, HERE, languageWord } from './words.ts'

const LONGEST_REASON = 300
const Wanted = z.object({
  to: z.enum(FILE_STATES),
  from: z.enum(FILE_STATES),
  reason: z.string().trim().max(LONGEST_REASON, 'form.too-long').default(''),
  centre: z.string().max(64).default(''),
})
type Wanted = z.infer<typeof Wanted>

const moveOf = ({ to, from, reason, centre }: Wanted) => ({ to, from, reason: reason || null, ...(centre && { centre }) })

/** Shows what the owner of a file would read, and changes nothing. */
export const previewMove = deed({
  path: `${HERE}/:reference/preview`,
  roles: FILE_ROLES,
  params: FileParams,
  back: file,
  body: Wanted,
  async act(ask, { reference }, wanted) {
    const { parts, staff, words } = ask
    if (NEEDS_REASON.has(wanted.to) && wanted.reason === '') return notDone(ask, { refused: 'reason-needed' })
    const view = await parts.registrations.file(staff, reference)
    if (!view) return null
    if (view.state !== wanted.from) return notDone(ask, { refused: 'moved', state: view.state })
    if (!view.leadsTo.includes(wanted.to)) return notDone(ask, { refused: 'not-from-here', state: view.state })
    const preview = await parts.registrations.preview(staff, reference, moveOf(wanted))
    if (!preview) return null
    const content = <Before ask={ask} file={view} wanted={wanted} preview={preview} />
    return { once: { title: words('before.title'), place: 'files', content } }
  },
})

type BeforeProps = { ask: Ask; file: FileView; wanted: Wanted; preview: Preview }

const Before = ({ ask, file, wanted, preview: { told, locale, texts } }: BeforeProps) => (
  <>
    <BackTo href={fileAddress(file.reference)} label={file.reference} />
    <h1>{ask.words('before.title')}</h1>
    <section class="card before">
      <p class="before-states">
        <bdi>{file.name ?? ask.words('files.unnamed')}</bdi> <State ask={ask} state={file.state} />{' '}
        <span class="arrow" aria-hidden="true">
          →
        </span>
        <span class="unseen">{ask.words('before.becomes')}</span> <State ask={ask} state={wanted.to} />
      </p>
      {wanted.centre !== '' && <p>{ask.words('before.centre', { centre: followedBy(ask, wanted.centre) })}</p>}
      <p>{told === 'told' ? ask.words('before.reads', { language: languageWord(ask, locale) }) : toldWord(ask, told)}</p>
      {texts.map(text => (
        <blockquote key={text} class="preview-bubble" dir="auto" lang={htmlLang(locale)}>
          {text}
        </blockquote>
      ))}
      <Form ask={ask} action={`${fileAddress(file.reference)}/move`} class="actions">
        {Object.entries(wanted).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="btn btn-primary">
          {ask.words(told === 'told' ? 'before.send' : 'before.move')}
        </button>
        <a class="btn" href={fileAddress(file.reference)}>
          {ask.words('before.leave')}
        </a>
      </Form>
    </section>
  </>
)

/** Moves a file, and tells its owner. */
export const moveOne = deed({
  path: `${HERE}/:reference/move`,
  roles: FILE_ROLES,
  params: FileParams,
  back: file,
  body: Wanted,
  async act(ask, { reference }, wanted) {
    const { registrations } = ask.parts
    const moved =
      wanted.to === 'referred'
        ? await registrations.refer(ask.staff, reference, wanted.centre, wanted.reason)
        : await registrations.move(ask.staff, reference, moveOf(wanted))
    if ('refused' in moved) return notDone(ask, moved)
    // who was sent to another centre may be out of sight
    const seen = wanted.to !== 'referred' || (await registrations.some(ask.staff, [reference])).length > 0
    return { go: seen ? fileAddress(reference) : HERE, told: ask.words('moving.done', { told: toldWord(ask, moved.told) }) }
  },
})

/** Takes a demand back at its owner's wish. */
export const withdrawOne = deed({
  path: `${HERE}/:reference/withdraw`,
  roles: FILE_ROLES,
  params: FileParams,
  back: file,
  body: nothing,
  async act(ask, { reference }) {
    const moved = await ask.parts.registrations.withdraw(ask.staff, reference)
    if ('refused' in moved) return notDone(ask, moved)
    return { go: fileAddress(reference), told: ask.words('ending.withdrawn', { told: toldWord(ask, moved.told) }) }
  },
})
