import type { Channel, Option, Outgoing } from '../channel.ts'
import { plainer } from '../plain.ts'
import { shortened } from '../shortened.ts'

/** Telegram takes 4096 characters a message, and 64 bytes behind a button. */
export const CAN: Channel['can'] = { buttons: 10, textLength: 4096 }
const DATA_BYTES = 64
const LABEL_LENGTH = 64

/** A message as the Bot API's `sendMessage` takes it: plain text, choices as buttons one below the other. */
export type Payload = {
  chat_id: number | string
  text: string
  link_preview_options: { is_disabled: true }
  reply_parameters?: { message_id: number; allow_sending_without_reply: true }
  reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] }
}

/** The payloads that show a message, in order: several when its text is long, numbered lines where buttons cannot carry a choice. */
export function encode(to: string, outgoing: Outgoing): Payload[] {
  const carried = outgoing.choices.every(({ id }) => id !== '' && Buffer.byteLength(id) <= DATA_BYTES)
  return plainer(outgoing, carried ? CAN : { ...CAN, buttons: 0 }).map(({ text, choices, replyTo }) => ({
    chat_id: /^-?\d{1,15}$/.test(to) ? Number(to) : to,
    text,
    link_preview_options: { is_disabled: true },
    ...replying(replyTo),
    ...(choices.length > 0 && { reply_markup: { inline_keyboard: choices.map(option => [buttonOf(option)]) } }),
  }))
}

/** What a message answers. */
// our own ids of messages heard may say more than Telegram's, and a message may be gone
export function replying(replyTo = ''): Pick<Payload, 'reply_parameters'> {
  const [id] = /^\d+/.exec(replyTo) ?? []
  return id === undefined ? {} : { reply_parameters: { message_id: Number(id), allow_sending_without_reply: true } }
}

const buttonOf = ({ id, label }: Option) => ({ text: shortened(label, LABEL_LENGTH), callback_data: id })
