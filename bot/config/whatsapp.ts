import type { Environment } from './environment.ts'

export type WhatsappConfig = {
  token: string
  phoneId: string
  /** The business account, whose templates are listed; null: no templates. */
  accountId: string | null
  appSecret: string
  verifyToken: string
  apiRoot: string
  version: string
}

export type WhatsappWebConfig = {
  chromium: string
  /** Where the paired session lies. Whoever has it reads the number's messages. */
  folder: string
  /** The number to pair with by code; null: by picture. */
  number: string | null
  /** Choices go as polls. */
  polls: boolean
  /** Messages a day at most. */
  daily: number
  /** Megabytes beyond which the browser is begun afresh. */
  memoryMb: number
}

/** WhatsApp by a paired phone. */
export const whatsappWebOf = (value: Environment): WhatsappWebConfig => ({
  chromium: value.CHROMIUM_PATH,
  folder: value.WHATSAPP_WEB_DIR,
  number: value.WHATSAPP_WEB_NUMBER ?? null,
  polls: value.WHATSAPP_WEB_POLLS === '1',
  daily: value.WHATSAPP_WEB_DAILY,
  memoryMb: value.WHATSAPP_WEB_MEMORY,
})

/** WhatsApp by Meta’s Cloud API; null: not used. Half of it would take messages it cannot answer, or answer anybody: throws one sentence. */
export function whatsappOf(value: Environment): WhatsappConfig | null {
  const needed = {
    WHATSAPP_TOKEN: value.WHATSAPP_TOKEN,
    WHATSAPP_PHONE_ID: value.WHATSAPP_PHONE_ID,
    WHATSAPP_APP_SECRET: value.WHATSAPP_APP_SECRET,
    WHATSAPP_VERIFY_TOKEN: value.WHATSAPP_VERIFY_TOKEN,
  }
  const missing = Object.entries(needed).flatMap(([name, given]) => (given === undefined ? [name] : []))
  if (missing.length === 4) return null
  if (missing.length > 0) throw new Error(`${missing.join(', ')} missing: WhatsApp needs all four of ${Object.keys(needed).join(', ')}.`)
  return {
    token: needed.WHATSAPP_TOKEN ?? '',
    phoneId: needed.WHATSAPP_PHONE_ID ?? '',
    appSecret: needed.WHATSAPP_APP_SECRET ?? '',
    verifyToken: needed.WHATSAPP_VERIFY_TOKEN ?? '',
    accountId: value.WHATSAPP_ACCOUNT_ID ?? null,
    apiRoot: value.WHATSAPP_API,
    version: value.WHATSAPP_API_VERSION,
  }
}
