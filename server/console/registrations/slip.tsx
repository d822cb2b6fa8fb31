import { BackTo } from '../back-to.tsx'
import { page } from '../page.ts'
import { Qr } from '../qr.tsx'
import { clockDate } from '../when.tsx'
import { FileParams, readFileData } from './detail.tsx'
import { birthWord, FILE_ROLES, fileAddress, followedBy, HERE, phoneWord, serviceName } from './words.ts'

/** A slip for the one who came, with a code the desk reads: it holds the reference and nothing else. */
export const slip = page({
  path: `${HERE}/:reference/slip`,
  roles: FILE_ROLES,
  place: 'files',
  params: FileParams,
  load: (ask, { reference }) => readFileData(ask, reference),
  title: ({ file }) => file.reference,
  view: ({ file }, ask) => (
    <>
      <BackTo href={fileAddress(file.reference)} label={file.reference} />
      <div class="head no-print">
        <h1>{ask.words('slip.title')}</h1>
        <button type="button" class="btn btn-primary" data-print>
          {ask.words('slip.print')}
        </button>
      </div>
      <article class="card slip">
        <header>
          <strong>{followedBy(ask, file.centre)}</strong>
          <span>{ask.words('slip.received', { day: { code: clockDate(ask.parts.clock, file.receivedAt) } })}</span>
        </header>
        <div class="slip-code">
          <Qr text={file.reference} label={ask.words('slip.code', { reference: { code: file.reference } })} />
        </div>
        <p class="slip-reference">
          <bdi dir="ltr">{file.reference}</bdi>
        </p>
        <dl class="file-facts">
          <Line label={ask.words('person.name')} value={file.name} />
          <Line label={ask.words('person.birth')} value={file.person.birth && birthWord(ask, file.person.birth)} />
          <Line label={ask.words('person.phone')} value={file.person.phone && phoneWord(file.person.phone)} />
          <Line label={ask.words('files.service')} value={serviceName(ask, file.service)} />
        </dl>
        <p>{ask.words('slip.keep')}</p>
      </article>
    </>
  ),
})

const Line = ({ label, value }: { label: string; value: string | null }) =>
  value ? (
    <div>
      <dt>{label}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  ) : null
