import { phrase } from '../engine/say.ts'
import type { Choice } from '../engine/types.ts'

/** How it was, from 3 to 1: the scale on which an exchange with a person is rated too. */
const SCALE = [
  { rating: 3, label: phrase('opinion.good'), emoji: '🙂' },
  { rating: 2, label: phrase('opinion.fair'), emoji: '😐' },
  { rating: 1, label: phrase('opinion.poor'), emoji: '🙁' },
] as const

/** How an offer was, to choose from. */
export const opinionsOn = (offer: string): Choice[] =>
  SCALE.map(({ rating, label, emoji }) => ({ id: `opinion:${offer}/${rating}`, label, emoji }))

/** The offer and the rating such a choice stands for, by what follows `opinion:`. */
export function opinionIn(argument: string): { offer: string; rating: number } | null {
  const [, offer, rating] = /^(.{1,64})\/([1-3])$/.exec(argument) ?? []
  return offer === undefined ? null : { offer, rating: Number(rating) }
}
