import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js'
import { createTelegram } from '../bot/channels/telegram/index.ts'
import { type Bench, channelContract } from './contracts/channel.ts'
import { patience, recordedLog, telegramBench } from './support/telegram-bench.ts'
import { TOKEN } from './support/telegram-fake.ts'

channelContract('telegram, polling a strict server', async () => (await telegramBench('polling')).bench)
channelContract('telegram, called by a strict server', async () => (await telegramBench('webhook')).bench)
channelContract("telegram, polling others' emulator", emulated, {
  redelivery: 'the emulator forgets an update once it was fetched',
  failures: 'the emulator refuses nothing',
  'hearing-files': 'the emulator has no files',
  'sending-files': 'the emulator has no files',
})

const CHAT = 7

type Keyboard = { inline_keyboard?: { text: string }[][] }

/** What of the emulator's inside is needed here: its types keep it private or name a package it does not install. */
type Inside = {
  webServer: RequestListener
  messageId: number
  storage: { userMessages: { messageId: number }[]; botMessages: { message: { text: string; reply_markup?: Keyboard } }[] }
}

/** The channel on telegram-test-api. It answers a poll at once, so that a poll is held for a moment before it reaches it. */
async function emulated(): Promise<Bench> {
  const emulator = new TelegramServer()
  const inside = emulator as unknown as Inside
  const server = createServer((request, response) => {
    // a poll that was given up meanwhile must not reach it: it would take the updates along
    const pass = () => setImmediate(() => response.destroyed || inside.webServer(request, response))
    setTimeout(pass, request.url?.endsWith('/getUpdates') ? 20 : 0)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = emulator.getClient(TOKEN, { userId: CHAT, chatId: CHAT })
  const ids = new Map<string, number>()
  return {
    channel: createTelegram({ token: TOKEN, apiRoot, log: recordedLog().log, patience }),
    to: `${CHAT}`,
    async arrives(text, id = `${Math.random()}`) {
      ids.set(id, ids.get(id) ?? inside.messageId)
      await emulator.addUserMessage(client.makeMessage(text))
      const last = inside.storage.userMessages.at(-1)
      if (last) last.messageId = ids.get(id) ?? last.messageId
    },
    async presses(choice) {
      await emulator.addUserCallback(client.makeCallbackQuery(choice))
    },
    delivered: () =>
      inside.storage.botMessages.flatMap(({ message: { text, reply_markup } }) => [
        text,
        ...(reply_markup?.inline_keyboard?.flat() ?? []).map(button => button.text),
      ]),
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
