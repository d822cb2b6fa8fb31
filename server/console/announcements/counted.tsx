import { EXCLUSIONS } from '../../../flows/announcements/announcement.ts'
import { LOCALES } from '../../../locales/locale.ts'
import type { Counted as Row } from '../../../prisma/store/announcement-audience.ts'
import { wordFor } from '../messages/words.ts'
import type { Ask } from '../page.ts'
import { numberOf, reasonWord } from './words.ts'

const sum = (rows: readonly Row[]): number => rows.reduce((all, { people }) => all + people, 0)

/** How many would be told, by channel and variety, and who would not and why. */
export function Counted({ ask, rows }: { ask: Ask; rows: readonly Row[] }) {
  const told = rows.filter(({ reason }) => reason === null)
  const excluded = rows.filter(({ reason }) => reason !== null)
  return (
    <>
      <p class="announce-count" role="status">
        <strong>{ask.words('announce.told', { count: sum(told), n: numberOf(sum(told)) })}</strong>
        {excluded.length > 0 && <span class="quiet"> · {ask.words('announce.excluded', { count: sum(excluded) })}</span>}
      </p>
      {told.length > 0 && <ByChannel ask={ask} rows={told} />}
      {excluded.length > 0 && (
        <ul class="announce-reasons">
          {EXCLUSIONS.filter(reason => excluded.some(row => row.reason === reason)).map(reason => (
            <li key={reason}>
              <span class="grow">{reasonWord(ask, reason)}</span>
              <bdi>{numberOf(sum(excluded.filter(row => row.reason === reason)))}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function ByChannel({ ask, rows }: { ask: Ask; rows: readonly Row[] }) {
  const channels = [...new Set(rows.map(({ channel }) => channel))]
  return (
    <ul class="announce-reasons" aria-label={ask.words('announce.by-channel')}>
      {channels.map(channel => (
        <li key={channel}>
          <span class="grow">
            {wordFor(ask, 'channel', channel)} <span class="quiet">{languages(ask, rows, channel)}</span>
          </span>
          <bdi>{numberOf(sum(rows.filter(row => row.channel === channel)))}</bdi>
        </li>
      ))}
    </ul>
  )
}

const languages = (ask: Ask, rows: readonly Row[], channel: string): string =>
  LOCALES.flatMap(locale => {
    const people = sum(rows.filter(row => row.channel === channel && row.locale === locale))
    return people > 0 ? [`${ask.words(`variety.${locale}`)} ${numberOf(people)}`] : []
  }).join(' · ')
