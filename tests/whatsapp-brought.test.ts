import { expect, onTestFinished, test } from 'vitest'
import { createBrought } from '../bot/channels/brought.ts'
import { jpeg } from './support/media-samples.ts'
import { PERSON, whatsappBench } from './support/whatsapp-bench.ts'

const told = { text: '📣 Couture', choices: [], locale: 'fr', media: { id: 'poster', kind: 'photo' } } as const

async function stage() {
  const { bench, fake, channel } = await whatsappBench()
  onTestFinished(() => bench.close())
  let reads = 0
  const { stop } = await channel.start(
    async () => {},
    async () => {
      reads += 1
      return { content: jpeg(), mime: 'image/jpeg', name: null }
    },
  )
  onTestFinished(stop)
  const images = () => fake.shown.flatMap(message => (message.type === 'image' ? [message.image.id] : []))
  return { fake, images, reads: () => reads, tell: (to = PERSON) => channel.send(to, told) }
}

test('what is told to many is brought to Meta once', async () => {
  const { fake, images, reads, tell } = await stage()
  for (const to of ['212600000001', '212600000002', PERSON]) expect(await tell(to)).toEqual({ id: expect.any(String) })
  expect([fake.uploads.size, reads(), new Set(images()).size, images().length]).toEqual([1, 1, 1, 3])
})

test('what Meta has lost is brought again, once, and the message goes; what it will not take is not tried for ever', async () => {
  const { fake, images, tell } = await stage()
  await tell()
  fake.fails({ status: 400, code: 131053 }, 1)
  expect(await tell()).toEqual({ id: expect.any(String) })
  expect([fake.uploads.size, new Set(images()).size, images().length]).toEqual([2, 2, 2])
  fake.fails({ status: 400, code: 131051 })
  expect(await tell()).toMatchObject({ failed: 'refused' })
})

test('it is believed for less than a day, and not of more files than a few hundred', () => {
  let now = 0
  const brought = createBrought<string>(() => now)
  for (let i = 0; i <= 200; i++) brought.keep(`file ${i}`, `theirs ${i}`)
  expect([brought.find('file 0'), brought.find('file 200')]).toEqual([null, 'theirs 200'])
  brought.forget('file 200')
  expect(brought.find('file 200')).toBeNull()
  now = 24 * 3_600_000
  expect(brought.find('file 1')).toBeNull()
})
