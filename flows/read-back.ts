import type { Param } from '../locales/param.ts'
import type { Entity } from '../nlu/understood.ts'
import type { Content } from './content.ts'
import { phrase } from './engine/say.ts'

/** How something understood is said back to the citizen, so that she sees what was taken: dates with their weekday, phones in pairs. */
export function readBack(entity: Entity, content: Content): Param {
  switch (entity.kind) {
    case 'date':
      return { date: entity.value }
    case 'time':
      return { time: entity.value }
    case 'part':
      return phrase(`read-back.${entity.value}`)
    case 'phone':
      return { code: inPairs(entity.value) }
    case 'cin':
      return { code: entity.value }
    case 'age':
      return phrase('read-back.age', { count: entity.value })
    case 'birth':
      return birth(entity.value)
    case 'number':
      return entity.value
    default:
      return named(entity, content)
  }
}

// the names of things known are said in the reader's own variety; a person's name as she wrote it
function named({ kind, value }: Entity, content: Content): Param {
  if (kind === 'commune') return content.communes.find(({ names }) => names.fr === value)?.names ?? value
  if (kind === 'name') return value
  return content[kind === 'service' ? 'services' : 'centres'].find(({ key }) => key === value)?.names ?? value
}

function birth(value: string): Param {
  const [year = '', month, day] = value.split('-')
  if (!month || !day) return phrase('read-back.birth-year', { year: { code: year } })
  return phrase('read-back.birth', {
    day: Number(day),
    month: phrase(`calendar.month.${Number(month)}` as 'calendar.month.1'),
    year: { code: year },
  })
}

// Moroccan numbers as people say them, 06 61 22 33 44; others stay international
const inPairs = (e164: string): string => (/^\+212\d{9}$/.test(e164) ? `0${e164.slice(4)}`.replace(/(\d\d)(?=\d)/g, '$1 ') : e164)
