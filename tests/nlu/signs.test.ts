import { describe, expect, it } from 'vitest'
import { understand } from './model.ts'

describe('pictures and hardly a letter', () => {
  it.each([
    ['😭🔪', 'violence'],
    ['🔪😭😭😭', 'violence'],
    ['👩🔫', 'violence'],
    ['👊😢', 'violence'],
    ['🗡️😱 !!', 'violence'],
    ['😭🔪 svp', 'violence'],
    ['🆘', 'distress'],
    ['🆘🆘🆘', 'distress'],
    ['😭⚰️', 'distress'],
    ['💊💊😭', 'distress'],
    ['🪢😞', 'distress'],
  ] as const)('%s is danger', (text, danger) => expect(understand(text).danger).toBe(danger))

  it.each(['😭', '💔💔', '😢😢😢', '🔪', '⚰️'])('%s is asked after, without alarm', text => {
    expect(understand(text)).toMatchObject({ danger: null, worry: true, intent: null })
  })

  it.each([
    ['👍', 'yes'],
    ['👍🏽', 'yes'],
    ['👌', 'yes'],
    ['❤️', 'thanks'],
    ['🙏🙏', 'thanks'],
    ['🌹🌹🌹', 'thanks'],
  ] as const)('%s is a courtesy', (text, intent) => expect(understand(text)).toMatchObject({ intent, danger: null, worry: false }))

  it.each(['😀😀😀', '😂💀', '🔪🥩🍳', '💊', '🐟', '🔪😭'.repeat(5000), 'شكرا ❤️', 'merci pour la formation 😭😭'])(
    '%s is no danger and no worry',
    text => expect(understand(text)).toMatchObject({ danger: null, worry: false }),
  )
})

describe('insults', () => {
  it.each([
    'connard',
    'vous êtes des imbéciles',
    'ta gueule',
    'نتا حمار',
    'يا كلب',
    'ya 7mar',
    'tfou 3likom',
    'الله ينعل بوكم',
    'سير تقود',
    'ntoma klab',
  ])('%s is an insult', text => expect(understand(text)).toMatchObject({ insult: true, danger: null }))

  it.each([
    'il me traite de conne et me frappe',
    'قال ليا قحبة',
    'rajli kay3ayrni b l kelba',
    'votre service est nul',
    'wach 3ndkom takwin',
    'خدمتكم خايبة',
  ])('%s is not thrown at us', text => expect(understand(text).insult).toBe(false))
})
