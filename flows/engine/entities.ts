import type { Entity } from '../../nlu/understood.ts'
import type { Situation } from './types.ts'

type Written = Exclude<Entity, { kind: 'number' | 'age' }>['kind']

/** The first thing of a kind that the message names, by its value; undefined when it names none. */
export const entityOf = ({ heard }: Situation, kind: Written): string | undefined => {
  const found = heard?.entities.find(entity => entity.kind === kind)
  return found && String(found.value)
}
