import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newDataKeys } from '../../bot/keys.ts'
import { TELEGRAM_PATH, telegramSecret } from '../../server/webhooks.ts'

const SESSION_KEY = 'a key for the bench that nobody else uses'

/** Messages a second Telegram takes from one bot; beyond, it asks to wait. */
const TAKES = 30

/** A platform that takes as many messages a second as Telegram does. */
export async function platformLikeTelegram() {
  let second = 0
  let taken = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const now = Math.floor(performance.now() / 1000)
      if (now !== second) [second, taken] = [now, 0]
      if (request.url?.endsWith('/sendMessage')) taken += 1
      response.setHeader('content-type', 'application/json')
      response.statusCode = taken > TAKES ? 429 : 200
      response.end(taken > TAKES ? TOO_MANY : TAKEN)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

const TAKEN = '{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}}}'
const TOO_MANY = '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}'

/** The real server as `npm start` runs it, on a database file of its own. `more`: what else stands in its environment. */
export async function startServer(telegramApi: string, more: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-bench-'))
  const began = performance.now()
  const child = spawn(process.execPath, startArguments(), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: `file:${join(folder, 'jisr.db')}`,
      TELEGRAM_TOKEN: '123456:bench-bench-bench-bench-bench-bench',
      TELEGRAM_API: telegramApi,
      PUBLIC_URL: 'https://jisr.test',
      SESSION_KEY,
      DATA_KEYS: newDataKeys(),
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      ...more,
    },
  })
  const url = await readyAddress(child)
  const readyMs = performance.now() - began
  return {
    url: `${url}${TELEGRAM_PATH}`,
    readyMs,
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': telegramSecret(SESSION_KEY) },
    /** Resident memory in MB. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    /** Processor time used so far, in milliseconds. */
    processorMs: () => {
      const [user = 0, system = 0] =
        readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? []
      return (user + system) * 10
    },
    async stop() {
      const gone = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// the very command of `npm start`
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(' ').slice(1)
}

const readyAddress = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.on('data', chunk => {
      const found = /http:\/\/\S+/.exec(String(chunk))
      if (found) resolve(found[0])
    })
    child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
  })
