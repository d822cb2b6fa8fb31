import { expect, it } from 'vitest'
import { HARM_SOUNDS, HARMS } from '../../nlu/danger-children.ts'
import { EMERGENCIES, EMERGENCY_SOUNDS } from '../../nlu/danger-emergencies.ts'
import { DISTRESS, DISTRESS_SOUNDS, VIOLENCE, VIOLENCE_SOUNDS } from '../../nlu/danger-words.ts'
import { fold } from '../../nlu/fold.ts'
import { IDIOMS, withoutIdioms } from '../../nlu/idioms.ts'
import { readSet, SET_NAMES } from '../../nlu/report/sets.ts'
import { wordings } from '../../nlu/wordings.ts'
import { skeleton, wordsOf } from '../../nlu/words.ts'

const messages = SET_NAMES.flatMap(name => readSet(name)).map(({ text }) => fold(text))
const sounds = messages.map(message => wordsOf(message).map(skeleton).join(' '))
/** Each message as it is, and beside one in the other script. */
const mixed = messages.flatMap((message, i) => [message, `${message} ${messages[(i * 7) % messages.length]}`])

it.each([
  ['violence', [...VIOLENCE, ...HARMS], mixed],
  ['distress', [...DISTRESS, ...EMERGENCIES], mixed],
  ['sounds of violence', [...VIOLENCE_SOUNDS, ...HARM_SOUNDS], sounds],
  ['sounds of distress', [...DISTRESS_SOUNDS, ...EMERGENCY_SOUNDS], sounds],
] as const)('%s: one question answers as its patterns one by one', (_, patterns, texts) => {
  const asked = wordings(patterns)
  const apart = (text: string) => patterns.some(pattern => pattern.test(text))
  expect(texts.filter(text => asked(text) !== apart(text))).toEqual([])
  expect(texts.filter(apart).length).toBeGreaterThan(0)
})

it('idioms are taken out as one by one', () => {
  const apart = (text: string) => IDIOMS.reduce((left, idiom) => left.replace(idiom, ' '), text)
  expect(mixed.filter(text => withoutIdioms(text) !== apart(text))).toEqual([])
  expect(mixed.filter(text => apart(text) !== text).length).toBeGreaterThan(0)
})
