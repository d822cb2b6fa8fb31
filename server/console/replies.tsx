import { z } from 'zod'
import { isOwn } from '../../bot/desk/acting.ts'
import { holds } from '../../bot/holds.ts'
import { htmlLang, LOCALES } from '../../locales/locale.ts'
import { type CannedReply, findCannedReply, readCannedReplies } from '../../prisma/store/canned-replies.ts'
import { ROLES } from '../../prisma/store/staff.ts'
import { BackTo } from './back-to.tsx'
import { nothing } from './body.ts'
import { ALL, centreChoices, centreName } from './centres.ts'
import { Field, Select, TextArea } from './fields.tsx'
import { Filters } from './filters.tsx'
import { AskFirst, Form, PostButton, Refusal, SaveOrCancel } from './form.tsx'
import { Clip } from './messages/icons.tsx'
import { type Ask, page } from './page.ts'
import { LOOK_AFTER } from './people.tsx'
import { ReplyFile } from './reply-file.tsx'
import { SettingsHead } from './settings-head.tsx'

export const HERE = '/console/settings/replies'

const looksAfter = ({ staff }: Ask): boolean => staff.role === 'manager' || staff.role === 'administrator'

/** Whether somebody may change a ready answer: an administrator every one, a manager those of their centres. */
export const mayChangeReply = (ask: Ask, { centre }: Pick<CannedReply, 'centre'>): boolean => looksAfter(ask) && isOwn(ask.staff, centre)

/** The ready answers one may use. */
export const replies = page({
  path: HERE,
  roles: ROLES,
  place: 'settings',
  params: z.object({
    q: z.string().trim().max(100).catch(''),
    // which one was moved just now, and which way: the keyboard stays there
    moved: z.string().max(64).catch(''),
    way: z.enum(['up', 'down']).catch('up'),
  }),
  async load({ parts, staff }, { q, ...move }) {
    const all = await readCannedReplies(parts.db, staff.centres)
    return { q, move, replies: all.filter(({ shortcut, texts }) => holds([shortcut, ...Object.values(texts)], q)), none: all.length === 0 }
  },
  title: (_, ask) => ask.words('replies.title'),
  view: ({ q, move, replies, none }, ask) => (
    <>
      <SettingsHead ask={ask} here="replies" />
      <div class="head">
        <h1>{ask.words('replies.title')}</h1>
        {looksAfter(ask) && (
          <a class="btn btn-primary" href={`${HERE}/new`}>
            {ask.words('replies.add')}
          </a>
        )}
      </div>
      <p class="quiet">{ask.words('replies.what')}</p>
      {!none && <Filters ask={ask} action={HERE} search={q} />}
      {replies.length === 0 ? (
        <p class="empty">{ask.words(none ? (looksAfter(ask) ? 'replies.none' : 'replies.none-yet') : 'replies.none-found')}</p>
      ) : (
        <ul class="card rows">
          {replies.map((reply, i) => (
            <Reply
              key={reply.id}
              ask={ask}
              reply={reply}
              ways={q !== '' ? [] : [...(i > 0 ? (['up'] as const) : []), ...(i < replies.length - 1 ? (['down'] as const) : [])]}
              focus={move.moved === reply.id ? move.way : null}
            />
          ))}
        </ul>
      )}
    </>
  ),
})

type Way = 'up' | 'down'
type ReplyProps = { ask: Ask; reply: CannedReply; ways: readonly Way[]; focus: Way | null }

const Reply = ({ ask, reply, ways, focus }: ReplyProps) => (
  <li>
    <span class="grow">
      <strong>
        <bdi dir="ltr">/{reply.shortcut}</bdi>
      </strong>{' '}
      <span class="tag">{reply.centre === null ? ask.words('replies.all') : centreName(ask, reply.centre)}</span>{' '}
      {reply.file && (
        <span class="quiet">
          <Clip /> <bdi>{reply.file.name ?? ask.words(`media.${reply.file.kind}`)}</bdi>
        </span>
      )}
      <span class="preview" dir="auto" lang={ask.staff.locale}>
        {reply.texts[ask.staff.locale]}
      </span>
    </span>
    {mayChangeReply(ask, reply) && (
      <span class="actions">
        {ways.map(way => (
          <Move key={way} ask={ask} reply={reply} way={way} focus={focus === way || (focus !== null && ways.length === 1)} />
        ))}
        <a class="btn" href={`${HERE}/${reply.id}`}>
          {ask.words('replies.change')}
          <span class="unseen"> /{reply.shortcut}</span>
        </a>
      </span>
    )}
  </li>
)

const ARROWS = { up: '↑', down: '↓' } as const
const Move = ({ ask, reply: { id, shortcut }, way, focus }: { ask: Ask; reply: CannedReply; way: Way; focus: boolean }) => (
  <PostButton ask={ask} action={`${HERE}/${id}/move`} values={{ way }} focus={focus}>
    <span aria-hidden="true">{ARROWS[way]}</span>
    <span class="unseen">
      {ask.words(`replies.${way}`)} /{shortcut}
    </span>
  </PostButton>
)

export const newReply = page({
  path: `${HERE}/new`,
  roles: LOOK_AFTER,
  place: 'settings',
  params: nothing,
  load: async () => ({}),
  title: (_, ask) => ask.words('replies.add'),
  view: (_, ask) => <ReplyPage ask={ask} reply={null} />,
})

export const ReplyParams = z.object({ id: z.string().max(64) })

/** A ready answer somebody may change. */
export async function replyFor(ask: Ask, id: string): Promise<CannedReply | null> {
  const reply = await findCannedReply(ask.parts.db, id)
  return reply && mayChangeReply(ask, reply) ? reply : null
}

export const reply = page({
  path: `${HERE}/:id`,
  roles: LOOK_AFTER,
  place: 'settings',
  params: ReplyParams,
  load: (ask, { id }) => replyFor(ask, id),
  title: ({ shortcut }) => `/${shortcut}`,
  view: (reply, ask) => <ReplyPage ask={ask} reply={reply} />,
})

const ReplyPage = ({ ask, reply }: { ask: Ask; reply: CannedReply | null }) => (
  <>
    <BackTo href={HERE} label={ask.words('replies.title')} />
    <h1>{reply ? <bdi dir="ltr">/{reply.shortcut}</bdi> : ask.words('replies.add')}</h1>
    <Refusal ask={ask} />
    <section class="card">
      <Form ask={ask} action={`${HERE}/${reply?.id ?? 'new'}`}>
        <Field
          ask={ask}
          name="shortcut"
          label={ask.words('replies.shortcut')}
          hint={ask.words('replies.shortcut-hint')}
          value={reply?.shortcut ?? ''}
          dir="ltr"
          required
        />
        <Select
          ask={ask}
          name="centre"
          label={ask.words('replies.for')}
          value={reply ? (reply.centre ?? ALL) : ''}
          options={centreChoices(ask, ask.words('replies.all'))}
        />
        {LOCALES.map(locale => (
          <TextArea
            key={locale}
            ask={ask}
            name={`text.${locale}`}
            label={ask.words(`variety.${locale}`)}
            value={reply?.texts[locale] ?? ''}
            lang={htmlLang(locale)}
          />
        ))}
        <SaveOrCancel ask={ask} back={HERE} />
      </Form>
      {reply && (
        <AskFirst label={ask.words('replies.remove')} why={ask.words('replies.remove-why')}>
          <PostButton ask={ask} action={`${HERE}/${reply.id}/remove`} class="btn btn-danger">
            {ask.words('replies.remove-yes')}
          </PostButton>
        </AskFirst>
      )}
    </section>
    {reply && <ReplyFile ask={ask} reply={reply} at={HERE} />}
  </>
)
