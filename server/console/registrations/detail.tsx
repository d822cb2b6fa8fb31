import { z } from 'zod'
import type { FileView, OfferView } from '../../../bot/registrations/index.ts'
import { namesOfStaff } from '../../../prisma/store/journal.ts'
import { BackTo } from '../back-to.tsx'
import { Refusal } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { Ending } from './ending.tsx'
import { FileFacts } from './facts.tsx'
import { History } from './history.tsx'
import { Moving } from './moving.tsx'
import { State } from './state.tsx'
import { FILE_ROLES, fileAddress, HERE, serviceName } from './words.ts'

export const FileParams = z.object({ reference: z.string().max(20) })

export type FileData = {
  file: FileView
  offer: OfferView | null
  /** What those who did something to it are called. */
  names: ReadonlyMap<string, string>
}

/** A file for who asks, with what its page needs; null when there is none for them. Reading it is written in the journal. */
export async function readFileData({ parts, staff }: Ask, reference: string): Promise<FileData | null> {
  const file = await parts.registrations.file(staff, reference)
  if (!file) return null
  const [offers, names] = await Promise.all([
    file.offer === null ? [] : parts.registrations.offers(),
    namesOfStaff(
      parts.db,
      file.history.flatMap(({ by }) => by ?? []),
    ),
  ])
  return { file, names, offer: offers.find(({ id }) => id === file.offer) ?? null }
}

/** A file: what was answered, what happened to it, and what can be done. */
export const file = page({
  path: `${HERE}/:reference`,
  roles: FILE_ROLES,
  place: 'files',
  params: FileParams,
  load: (ask, { reference }) => readFileData(ask, reference),
  title: ({ file }) => file.reference,
  view: ({ file, offer, names }, ask) => (
    <>
      <BackTo href={HERE} label={ask.words('files.title')} />
      <Head ask={ask} file={file} />
      <Refusal ask={ask} />
      {file.duplicate && (
        <p class="notice">
          <span>
            {ask.words('file.double')} <a href={`${HERE}/duplicates?file=${file.reference}`}>{ask.words('file.compare')}</a>
          </span>
        </p>
      )}
      <div class="file-page">
        <div class="file-main">
          <FileFacts ask={ask} file={file} offer={offer} />
          <History ask={ask} history={file.history} names={names} />
        </div>
        <div class="file-side">
          <Moving ask={ask} file={file} />
          <Others ask={ask} file={file} />
          <Ending ask={ask} file={file} />
        </div>
      </div>
    </>
  ),
})

const Head = ({ ask, file }: { ask: Ask; file: FileView }) => (
  <div class="head file-head">
    <div>
      <h1>
        <bdi>{file.name ?? ask.words('files.unnamed')}</bdi>
      </h1>
      <p class="file-line">
        <bdi dir="ltr">{file.reference}</bdi> <State ask={ask} state={file.state} /> <span>{serviceName(ask, file.service)}</span>
      </p>
    </div>
    <div class="actions">
      {file.conversation && (
        <a class="btn" href={`/console/messages/${file.conversation}`}>
          {ask.words('file.write')}
        </a>
      )}
      <a class="btn" href={`${fileAddress(file.reference)}/correct`}>
        {ask.words('file.correct')}
      </a>
      <a class="btn" href={`${fileAddress(file.reference)}/slip`}>
        {ask.words('file.slip')}
      </a>
      <button type="button" class="btn" data-print>
        {ask.words('file.print')}
      </button>
    </div>
  </div>
)

const Others = ({ ask, file: { others } }: { ask: Ask; file: FileView }) =>
  others.length === 0 ? null : (
    <section class="card">
      <h2>{ask.words('file.others')}</h2>
      <ul class="rows">
        {others.map(({ reference, service, state }) => (
          <li key={reference}>
            <a class="row-link grow" href={fileAddress(reference)}>
              <strong>{serviceName(ask, service)}</strong>
              <br />
              <bdi dir="ltr" class="quiet">
                {reference}
              </bdi>
            </a>
            <State ask={ask} state={state} />
          </li>
        ))}
      </ul>
    </section>
  )
