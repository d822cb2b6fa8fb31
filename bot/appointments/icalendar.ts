/** An entry of a calendar: Casablanca's wall clock, minutes after midnight. `stamp`: when it last changed. */
export type CalendarEvent = { uid: string; date: string; from: number; minutes: number; summary: string; place?: string; stamp?: Date }

const two = (n: number): string => String(n).padStart(2, '0')

// floating times: a phone with old time-zone data shows the hour that was agreed (RFC 5545, 3.3.5, form 1)
const floating = (date: string, minutes: number): string => {
  const at = new Date(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000)
  return `${at.toISOString().slice(0, 10).replaceAll('-', '')}T${two(at.getUTCHours())}${two(at.getUTCMinutes())}00`
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** Lines of at most 75 octets, the rest folded (RFC 5545, 3.1); no character is cut in two. */
export function folded(line: string): string {
  const lines: string[] = []
  let [current, bytes] = ['', 0]
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > 75) {
      lines.push(current)
      ;[current, bytes] = [' ', 1]
    }
    current += character
    bytes += size
  }
  return [...lines, current].join('\r\n')
}

/** One entry. */
export const event = ({ uid, date, from, minutes, summary, place, stamp = new Date(0) }: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${uid}@jisr`,
  `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d{3}/g, '')}`,
  `DTSTART:${floating(date, from)}`,
  `DTEND:${floating(date, from + minutes)}`,
  `SUMMARY:${escaped(summary)}`,
  ...(place ? [`LOCATION:${escaped(place)}`] : []),
  'END:VEVENT',
]

/** A whole calendar (RFC 5545). */
export const calendar = (events: readonly (readonly string[])[]): string =>
  `${['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Jisr//FR', 'METHOD:PUBLISH', ...events.flat(), 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`
