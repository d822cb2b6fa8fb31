import { expect, it } from 'vitest'
import { tooWide, violations } from '../support/axe.ts'
import { ogg } from '../support/media-samples.ts'
import { DESK, PHONE, windows } from '../support/windows.ts'

const house = windows()
const { desk, citizen } = house

/** Fatima, on the web, is asked whom her registration is for, and says it aloud. */
async function aloud() {
  const fatima = await citizen('fr', 'Je veux m’inscrire', 'oui')
  const { bot, db } = house.served
  const { address, id } = await db.conversation.findFirstOrThrow()
  const file = await bot.files.put(ogg(), { kind: 'voice' })
  if ('refused' in file) throw new Error('not kept')
  await bot.hear('web', { id: 'note', from: address, event: { kind: 'media', media: 'voice', file: file.id }, at: bot.clock.now(), file })
  await fatima.page.locator('.bot', { hasText: 'une personne va l’écouter' }).waitFor()
  return { fatima, at: `/console/messages/${id}` }
}

it('a voice note is listened to and its answer noted, by keyboard alone; the form goes on in the page of who spoke', async () => {
  const { fatima, at } = await aloud()
  const salma = await desk('salma', at)
  await salma.locator('.spoken q', { hasText: 'Pour qui est cette inscription' }).waitFor()
  await salma.locator('.from-citizen audio').waitFor()
  expect([await tooWide(salma), await violations(salma)]).toEqual([0, []])
  await salma.locator('.spoken select').focus()
  await salma.locator('.spoken select').selectOption({ label: '🙋 Pour moi' })
  await salma.locator('.spoken button[type=submit]').focus()
  await salma.keyboard.press('Enter')
  await salma.locator('.spoken', { hasText: 'réponse notée' }).waitFor()
  await fatima.page.locator('.bot', { hasText: 'Réponse notée' }).waitFor()
  await fatima.page.locator('.bot', { hasText: 'Pour quel domaine' }).waitFor()
})

it('once she has answered in writing nothing is left to note, and the open page says so', async () => {
  const { fatima, at } = await aloud()
  const salma = await desk('salma', at, DESK)
  await salma.locator('.spoken input[name=text]').fill('c’est pour ma fille')
  await fatima.says('1')
  await fatima.page.locator('.bot', { hasText: 'Pour quel domaine' }).waitFor()
  await salma.locator('.spoken', { hasText: 'rien n’est à noter' }).waitFor()
})

it('on a phone, in Arabic, it stays within the window', async () => {
  const { at } = await aloud()
  const khadija = await desk('khadija', at, PHONE)
  await khadija.locator('.spoken', { hasText: 'جواب عن السؤال' }).waitFor()
  expect([await tooWide(khadija), await violations(khadija)]).toEqual([0, []])
})
