import { z } from 'zod'
import type { DuplicateSide, DuplicateView } from '../../../bot/registrations/index.ts'
import { BackTo } from '../back-to.tsx'
import { Form, PostButton, Refusal } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { When } from '../when.tsx'
import { State } from './state.tsx'
import { birthWord, communeName, FILE_ROLES, fileAddress, HERE, phoneWord, serviceName } from './words.ts'

const PAIR_STATES = ['open', 'merged', 'apart'] as const
const params = z.object({
  state: z.enum(PAIR_STATES).catch('open'),
  /** Only the pairs of the person of this file. */
  file: z.string().max(20).catch(''),
  after: z.coerce.number().int().positive().optional().catch(undefined),
})

/** People who are probably one, side by side: staff say whether they are. */
export const duplicates = page({
  path: `${HERE}/duplicates`,
  roles: FILE_ROLES,
  place: 'files',
  params,
  async load({ parts, staff }, { state, file, after }) {
    if (file !== '') return { state: null, file, next: null, pairs: await parts.registrations.duplicatesOf(staff, file) }
    return { state, file, ...(await parts.registrations.duplicates(staff, state, after ?? null)) }
  },
  title: (_, ask) => ask.words('files.duplicates'),
  view: ({ state, file, pairs, next }, ask) => (
    <>
      <BackTo href={file === '' ? HERE : fileAddress(file)} label={file === '' ? ask.words('files.title') : file} />
      <h1>{ask.words('files.duplicates')}</h1>
      <p class="quiet">{ask.words('duplicates.what')}</p>
      <Refusal ask={ask} />
      {state && (
        <nav class="file-tabs" aria-label={ask.words('files.duplicates')}>
          {PAIR_STATES.map(each => (
            <a key={each} href={`${HERE}/duplicates?state=${each}`} aria-current={each === state ? 'true' : undefined}>
              {ask.words(`duplicates.${each}`)}
            </a>
          ))}
        </nav>
      )}
      {pairs.length === 0 && <p class="empty">{ask.words(state && state !== 'open' ? 'duplicates.none-decided' : 'duplicates.none')}</p>}
      {pairs.map(pair => (
        <Pair key={pair.id} ask={ask} pair={pair} />
      ))}
      {next !== null && (
        <nav class="pages" aria-label={ask.words('pages.label')}>
          <a class="btn" href={`${HERE}/duplicates?state=${state}&after=${next}`}>
            {ask.words('files.older')}
          </a>
        </nav>
      )}
    </>
  ),
})

const Pair = ({ ask, pair }: { ask: Ask; pair: DuplicateView }) => (
  <section class="card pair" aria-label={ask.words('duplicates.pair', { name: pair.earlier.person.name ?? '' })}>
    <div class="pair-sides">
      <Side ask={ask} side={pair.earlier} other={pair.later} title={ask.words('duplicates.first')} />
      <Side ask={ask} side={pair.later} other={pair.earlier} title={ask.words('duplicates.second')} />
    </div>
    <div class="actions">
      <Decide ask={ask} pair={pair} />
      <span class="quiet">
        {ask.words('duplicates.seen')} <When ask={ask} at={pair.at} />
      </span>
    </div>
  </section>
)

function Side({ ask, side, other, title }: { ask: Ask; side: DuplicateSide; other: DuplicateSide; title: string }) {
  const { person, commune, files } = side
  return (
    <div>
      <h2>{title}</h2>
      <dl class="file-facts">
        <Datum ask={ask} label={ask.words('person.name')} value={person.name} same={person.name === other.person.name} />
        <Datum
          ask={ask}
          label={ask.words('person.birth')}
          value={person.birth && birthWord(ask, person.birth)}
          same={person.birth === other.person.birth}
        />
        <Datum
          ask={ask}
          label={ask.words('person.phone')}
          value={person.phone && phoneWord(person.phone)}
          same={person.phone === other.person.phone}
        />
        <Datum ask={ask} label={ask.words('files.commune')} value={communeName(ask, commune)} same={commune === other.commune} />
        <Datum ask={ask} label={ask.words('person.quarter')} value={person.quarter} same={person.quarter === other.person.quarter} />
      </dl>
      <ul class="rows">
        {files.map(({ reference, service, state }) => (
          <li key={reference}>
            <a class="row-link grow" href={fileAddress(reference)}>
              <strong>{serviceName(ask, service)}</strong>{' '}
              <bdi dir="ltr" class="quiet">
                {reference}
              </bdi>
            </a>
            <State ask={ask} state={state} />
          </li>
        ))}
        {files.length === 0 && <li class="quiet">{ask.words('duplicates.no-file')}</li>}
      </ul>
    </div>
  )
}

const Datum = ({ ask, label, value, same }: { ask: Ask; label: string; value: string | null; same: boolean }) => (
  <div class={same ? undefined : 'differs'}>
    <dt>{label}</dt>
    <dd>
      <bdi>{value || '—'}</bdi>
      {!same && <span class="differs-word"> {ask.words('duplicates.differs')}</span>}
    </dd>
  </div>
)

const Decide = ({ ask, pair: { id, state } }: { ask: Ask; pair: DuplicateView }) => {
  const to = (verb: string) => `${HERE}/duplicates/${id}/${verb}`
  if (state === 'merged')
    return (
      <PostButton ask={ask} action={to('part')}>
        {ask.words('duplicates.part')}
      </PostButton>
    )
  return (
    <>
      <Form ask={ask} action={to('merge')} class="in-line">
        <button type="submit" class="btn btn-primary">
          {ask.words('duplicates.merge')}
        </button>
      </Form>
      {state === 'open' && (
        <PostButton ask={ask} action={to('apart')}>
          {ask.words('duplicates.keep-apart')}
        </PostButton>
      )}
    </>
  )
}
