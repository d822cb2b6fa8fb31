import { WHATSAPP_PATH } from '../../server/webhooks.ts'
import { APP_SECRET, PHONE_ID, signatureOf, startWhatsappFake, TOKEN, VERIFY_TOKEN } from '../support/whatsapp-fake.ts'
import type { Row } from './console.ts'
import { arriving } from './load.ts'
import { startServer } from './server.ts'
import { measured } from './turns.ts'

const PER_SECOND = 300
const SECONDS = 20
const CONVERSATIONS = 1_000
const SAID = ['سلام', 'chno lwra9 dyal carte', 'les horaires', 'بغيت موعد', 'menu', 'شكرا', 'où est le centre ?', '2']

/** A webhook with a message of its own, of one of many people. */
function webhooks() {
  let number = 0
  return () => {
    const from = `MA.${10_000 + (number % CONVERSATIONS)}`
    const body = SAID[number % SAID.length]
    number += 1
    const message = { id: `wamid.BENCH${number}`, from_user_id: from, timestamp: '1795000000', type: 'text', text: { body } }
    const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: PHONE_ID }, messages: [message] }
    return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value }] }] })
  }
}

/** How soon Meta's webhooks are acknowledged while turns go on. */
export async function measureWhatsapp(): Promise<Row[]> {
  const fake = await startWhatsappFake()
  const server = await startServer(fake.apiRoot, {
    WHATSAPP_TOKEN: TOKEN,
    WHATSAPP_PHONE_ID: PHONE_ID,
    WHATSAPP_APP_SECRET: APP_SECRET,
    WHATSAPP_VERIFY_TOKEN: VERIFY_TOKEN,
    WHATSAPP_API: fake.apiRoot,
  })
  const target = { url: server.url.replace(/\/webhooks\/.*/, WHATSAPP_PATH), headers: (body: string) => signed(body) }
  const next = webhooks()
  await arriving(target, { perSecond: 100, seconds: 3, seed: 3 }, next)
  const before = server.processorMs()
  const sent = measured(await arriving(target, { perSecond: PER_SECOND, seconds: SECONDS, seed: 7 }, next))
  const answered = fake.shown.length
  const used = (server.processorMs() - before) / sent.latencies.length
  const memory = server.memory()
  await server.stop()
  await fake.close()
  const ms = (value: number) => `${value.toFixed(1)} ms`
  return [
    [`WhatsApp: ${PER_SECOND} webhooks/s for ${SECONDS} s over 1,000 conversations, acknowledged: p50`, ms(sent.p50), '', null],
    ['  p99', ms(sent.p99), '≤ 50 ms', sent.p99 <= 50],
    ['  refused or lost', `${sent.failed}`, '0', sent.failed === 0],
    ['  answers sent meanwhile (60 a second at most)', `${answered}`, '> 0', answered > 0],
    ['  processor time a webhook, with the turns taken meanwhile', ms(used), '', null],
    ['  memory under load', `${memory.toFixed(0)} MB`, '≤ 300 MB', memory <= 300],
  ]
}

const signed = (body: string) => ({ 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(body) })
