import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import QRCode from 'qrcode'
import type { Channel } from '../bot/channels/channel.ts'
import type { Pairing } from '../bot/channels/health.ts'
import { createWhatsappWeb } from '../bot/channels/whatsapp-web/index.ts'
import { processLink } from '../bot/channels/whatsapp-web/link.ts'
import { createDailyCap } from '../bot/channels/whatsapp-web/restraint.ts'
import { LIMITS } from '../bot/channels/whatsapp-web/supervisor.ts'
import type { WhatsappWebConfig } from '../bot/config/whatsapp.ts'
import type { Clock } from '../bot/hear.ts'
import type { Log } from '../bot/log.ts'

/** WhatsApp by a paired phone, as this installation wants it. What pairs a phone is shown in the terminal, and never written to the log. */
export function openPhone({ chromium, folder, number, polls, daily, memoryMb }: WhatsappWebConfig, clock: Clock, log: Log): Channel {
  if (!existsSync(chromium)) throw new Error(`CHROMIUM_PATH is wrong: found ${JSON.stringify(chromium)}, expected the path of a Chromium.`)
  log.warn('WhatsApp by a paired phone is no official way: the number may be banned at any time')
  const home = resolve(folder)
  return createWhatsappWeb({
    open: processLink({ executablePath: chromium, folder: home, number }),
    log,
    polls,
    cap: createDailyCap(join(home, 'sent.json'), daily, () => clock.local(clock.now()).date),
    limits: { ...LIMITS, memoryMb },
    paired: pairing => void showPairing(pairing),
  })
}

async function showPairing(pairing: Pairing | null): Promise<void> {
  if (!pairing) return
  const shown = 'code' in pairing ? pairing.code : await QRCode.toString(pairing.qr, { type: 'terminal', small: true })
  console.log(`\n  WhatsApp, Linked devices: pair the telephone with this.\n\n${shown}\n`)
}
