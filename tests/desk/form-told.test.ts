import { expect, test } from 'vitest'
import { render, renderParam } from '../../locales/index.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { hire } from '../support/staff.ts'
import { testBot } from '../support/test-bot.ts'

test('staff read what was answered so far and what is asked now in words, never in codes, while it lies sealed', async () => {
  const platform = fakeChannel()
  const bot = await testBot([platform.channel])
  const salma = await hire(bot.db, 'Salma')
  for (const line of ['Je veux m’inscrire', 'oui', '1', 'Formation', 'Alphabétisation', 'Amina Idrissi', 'Je veux parler à quelqu’un'])
    await platform.says(line, { at: bot.clock.now() })
  const { id, session } = await bot.db.conversation.findFirstOrThrow()
  expect(session).not.toContain('Amina')
  const form = (await bot.desk.conversation(salma, id))?.facts.form
  const told = (locale: 'fr' | 'ar') =>
    form?.answers.map(({ label, value }) => `${renderParam(label, locale)} : ${renderParam(value, locale)}`)
  expect(told('fr')).toEqual(['Pour : Pour moi', 'Demande : Alphabétisation', 'Nom : Amina Idrissi', 'Langue : Français'])
  expect(told('ar')?.join()).not.toMatch(/undefined|literacy|preregister/)
  expect(form && render(form.asked, 'fr')).toContain('4 / 9\nVotre date ou année de naissance ?')
  await bot.desk.take(salma, id)
  await bot.desk.handBack(salma, id)
  await bot.outbox('telegram')?.idle()
  expect(platform.delivered.at(-1)?.text).toContain('4 / 9\nVotre date ou année de naissance ?')
  const last = await bot.db.handover.findFirstOrThrow()
  expect(last.facts).not.toContain('Amina')
})
