import { expect, test } from 'vitest'
import { newSession } from '../../bot/turn.ts'
import { write } from '../support/talk.ts'

const talkedAbout = { service: 'apprenticeship', offer: 'couture' }
const after = (text: string) => write({ ...newSession('fr'), welcomed: true, topic: talkedAbout }, text).session.topic

test.each(['où est le centre de Dakhla ?', 'combien coûte la formation par apprentissage ?'])('“%s” leaves an offer talked about', text =>
  expect(after(text)).toMatchObject({ offer: 'couture' }),
)

test('what is asked of another service is about that one', () => {
  expect(after('quels papiers pour la carte de handicap ?')).toMatchObject({ service: 'disability_card' })
  expect(after('quels papiers pour la carte de handicap ?').offer).toBeUndefined()
})
