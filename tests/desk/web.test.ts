import { expect, test } from 'vitest'
import { createWeb } from '../../bot/channels/web/index.ts'
import { bubbleHtml } from '../../server/chat.tsx'
import { hire } from '../support/staff.ts'
import { testBot } from '../support/test-bot.ts'

test('the web chat shows who wrote, and what is answered', async () => {
  const bot = await testBot([createWeb()])
  const salma = await hire(bot.db, 'Salma <b>')
  const says = (id: string, text: string) => bot.hear('web', { id, from: 'a', event: { kind: 'text', text }, at: new Date(0) })
  await says('1', 'je veux parler à quelqu’un')
  const { id } = await bot.db.conversation.findFirstOrThrow()
  await bot.desk.take(salma, id)
  await says('2', 'et le samedi <i> ?')
  const question = await bot.db.message.findFirstOrThrow({ where: { externalId: '2' } })
  await bot.desk.say(salma, id, { key: 'a', text: 'Non, fermé', replyTo: question.id })
  await bot.desk.say(salma, id, { key: 'b', location: { latitude: 23.7, longitude: -15.9, name: 'Le centre' } })
  const history = await bot.history('web', 'a', 0, 50)
  const [answer, place] = history.slice(-2)
  expect(answer).toMatchObject({ author: 'staff', by: 'Salma <b>', text: 'Non, fermé', answers: 'et le samedi <i> ?' })
  expect(place).toMatchObject({ author: 'staff', text: '📍 Le centre', location: { latitude: 23.7, longitude: -15.9 } })
  const html = answer ? bubbleHtml(answer, 'fr', { action: '/', id: 'x' }) : ''
  expect(html).toContain('<bdi>Salma &lt;b></bdi>')
  expect(html).toContain('et le samedi &lt;i> ?</blockquote>')
})
