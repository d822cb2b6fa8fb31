import type { ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { createStreams } from '../../server/console/streams.ts'

const wire = () => {
  const response = new PassThrough()
  let text = ''
  response.on('data', chunk => {
    text += chunk
  })
  return { response: response as unknown as ServerResponse, text: () => text, over: () => response.writableEnded }
}

test('a stream ends when its session does, and says so; others go on', async () => {
  const over = new Set<string>()
  const left: string[] = []
  const streams = createStreams(async session => !over.has(session))
  const [one, two] = [wire(), wire()]
  const say = streams.open('one', one.response, () => left.push('one'))
  streams.open('two', two.response, () => left.push('two'))
  say('news', { id: 'c1' })
  say('html', '<p>a\r\nb</p>')
  expect(one.text()).toContain('event: news\ndata: {"id":"c1"}\n\nevent: html\ndata: <p>a\ndata: b</p>\n\n')
  over.add('one')
  await streams.recheck()
  expect([one.over(), two.over(), left]).toEqual([true, false, ['one']])
  expect(one.text()).toMatch(/event: signed-out\ndata: \{\}\n\n$/)
  // said to nobody, it harms nobody
  say('news', {})
  streams.close()
  expect([two.over(), left]).toEqual([true, ['one', 'two']])
})

test('a database that does not answer ends nobody’s stream', async () => {
  const streams = createStreams(() => Promise.reject(new Error('no database')))
  const one = wire()
  streams.open('one', one.response, () => {})
  await streams.recheck()
  expect(one.over()).toBe(false)
  streams.close()
})
