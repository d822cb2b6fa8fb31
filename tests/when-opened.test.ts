import fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { whenOpened } from '../server/when-opened.ts'

function whole() {
  const app = fastify()
  const built: string[] = []
  let closed = 0
  let fails = 0
  whenOpened(app, '/part', async () => {
    built.push('built')
    if (fails-- > 0) throw new Error('it could not be read')
    const part = fastify()
    part.addHook('onClose', async () => {
      closed += 1
    })
    part.get('/part/page', async () => 'a page of the part')
    part.post('/part/page', async request => ({ was: request.body }))
    return part
  })
  app.get('/', async () => 'the rest')
  app.get('/partial', async () => 'something else')
  onTestFinished(() => app.close())
  return { app, built, closed: () => closed, failOnce: () => (fails = 1) }
}

test('a part is built when somebody opens it, once', async () => {
  const { app, built } = whole()
  expect((await app.inject('/')).body).toBe('the rest')
  expect((await app.inject('/partial')).body).toBe('something else')
  expect(built).toEqual([])
  const pages = await Promise.all([app.inject('/part/page'), app.inject('/part/page?a=1')])
  expect(pages.map(({ body }) => body)).toEqual(['a page of the part', 'a page of the part'])
  expect((await app.inject({ method: 'POST', url: '/part/page', payload: { said: 'hello' } })).json()).toEqual({ was: { said: 'hello' } })
  expect((await app.inject('/part')).statusCode).toBe(404)
  expect(built).toEqual(['built'])
})

test('what could not be built is tried again', async () => {
  const { app, built, failOnce } = whole()
  failOnce()
  expect((await app.inject('/part/page')).statusCode).toBe(500)
  expect((await app.inject('/part/page')).body).toBe('a page of the part')
  expect(built).toHaveLength(2)
})

test('it is closed with the rest, and never opened for that', async () => {
  const asleep = whole()
  await asleep.app.close()
  expect(asleep.built).toEqual([])
  const awake = whole()
  await awake.app.inject('/part/page')
  await awake.app.close()
  expect(awake.closed()).toBe(1)
})
