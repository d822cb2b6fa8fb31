import type { FileRow } from '../../../bot/registrations/index.ts'
import type { Ask } from '../page.ts'
import { When } from '../when.tsx'
import { State } from './state.tsx'
import { channelWord, communeName, fileAddress, followedBy, serviceName } from './words.ts'

/** Files as lines, each to be chosen for what is done with many. */
export const FileTable = ({ ask, rows }: { ask: Ask; rows: readonly FileRow[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section class="card scroll" tabIndex={0} aria-label={ask.words('files.title')}>
    <table class="table file-table">
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">{ask.words('files.choose')}</span>
            <input type="checkbox" class="form-check-input" data-choose-all aria-label={ask.words('files.choose-all')} hidden />
          </th>
          <th scope="col">{ask.words('files.who')}</th>
          <th scope="col">{ask.words('files.what')}</th>
          <th scope="col">{ask.words('files.where')}</th>
          <th scope="col">{ask.words('files.state')}</th>
          <th scope="col">{ask.words('files.received')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Line key={row.reference} ask={ask} row={row} />
        ))}
      </tbody>
    </table>
  </section>
)

const Line = ({ ask, row }: { ask: Ask; row: FileRow }) => (
  <tr>
    <td class="file-choose">
      <input
        type="checkbox"
        class="form-check-input"
        name="reference"
        value={row.reference}
        aria-label={ask.words('files.choose-one', { reference: { code: row.reference } })}
      />
    </td>
    <td>
      <a class="row-link" href={fileAddress(row.reference)}>
        <strong>
          <bdi>{row.name ?? ask.words('files.unnamed')}</bdi>
        </strong>
        <span class="line quiet">
          <bdi dir="ltr">{row.reference}</bdi>
        </span>
      </a>
      {row.duplicate && <span class="tag tag-invited file-double">{ask.words('files.double')}</span>}
    </td>
    <td>{serviceName(ask, row.service)}</td>
    <td>
      {followedBy(ask, row.centre)}
      <span class="line quiet">{communeName(ask, row.commune)}</span>
    </td>
    <td>
      <State ask={ask} state={row.state} />
    </td>
    <td>
      <When ask={ask} at={row.receivedAt} />
      <span class="line quiet">{channelWord(ask, row.channel)}</span>
    </td>
  </tr>
)
