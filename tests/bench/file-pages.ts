import type { Bot } from '../../bot/bot.ts'
import type { createWeb } from '../../bot/channels/web/index.ts'
import { createLog } from '../../bot/log.ts'
import { buildApp } from '../../server/app.ts'
import { addPerson, sessionFor } from '../support/console.ts'
import type { Row } from './console.ts'
import { page } from './pages.ts'

/** The files' pages over HTTP, on whatever files there are. */
export async function measureFilePages(bot: Bot, web: ReturnType<typeof createWeb>): Promise<Row[]> {
  const config = {
    sessionKey: 'x'.repeat(40),
    embedOrigins: [],
    limits: { visitor: 1e6, network: 1e6 },
    consoleLimits: { session: 1e6, network: 1e6, door: 1e6 },
  }
  const app = await buildApp({ bot, web, telegram: null, log: createLog('silent'), config })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  try {
    const now = bot.clock.now()
    await addPerson(bot.db, { id: 'bench', login: 'bench', name: 'Salma', role: 'administrator' }, now)
    const { cookie } = await sessionFor(bot.db, 'bench', now)
    const { reference } = await bot.db.registration.findFirstOrThrow({ orderBy: { id: 'desc' } })
    return [
      await page('page of the list', `${url}/console/files`, cookie),
      await page('page of the list, narrowed', `${url}/console/files?state=accepted&service=literacy`, cookie),
      await page('page of a search', `${url}/console/files?q=Fatima%20Alaoui`, cookie),
      await page('page of a file', `${url}/console/files/${reference}`, cookie),
    ]
  } finally {
    await app.close()
  }
}
