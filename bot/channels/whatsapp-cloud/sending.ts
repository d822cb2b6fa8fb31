import { text as sentence } from '../../../locales/index.ts'
import type { Locale } from '../../../locales/locale.ts'
import type { Channel, Option, Outgoing } from '../channel.ts'
import { plainer } from '../plain.ts'
import { shortened } from '../shortened.ts'

/** Hours after a person last wrote in which WhatsApp takes free text, and what it shows. */
export const CAN: Channel['can'] = { buttons: 10, textLength: 4096, windowHours: 24 }

// https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-reply-buttons-messages and …-list-messages
const BUTTONS = { most: 3, id: 256, title: 20 }
const ROWS = { most: 10, id: 200, title: 24, description: 72 }
/** Characters of a message with buttons or a list. */
const BODY = 1024

type Place = { latitude: number; longitude: number; name?: string }
type Row = { id: string; title: string; description?: string }
/** What stands above a message with buttons. */
export type Header =
  | { type: 'image'; image: { id: string } }
  | { type: 'video'; video: { id: string } }
  | { type: 'document'; document: { id: string } }
type Reply = { type: 'reply'; reply: { id: string; title: string } }
export type Buttons = { type: 'button'; header?: Header; body: { text: string }; action: { buttons: Reply[] } }
type List = { type: 'list'; body: { text: string }; action: { button: string; sections: { rows: Row[] }[] } }
/** A message as the Cloud API takes it, without to whom. */
export type Content =
  | { type: 'text'; text: { body: string; preview_url: false } }
  | { type: 'location'; location: Place }
  | { type: 'image'; image: { id: string; caption?: string } }
  | { type: 'video'; video: { id: string; caption?: string } }
  | { type: 'audio'; audio: { id: string } }
  | { type: 'document'; document: { id: string; caption?: string; filename?: string } }
  | { type: 'interactive'; interactive: Buttons | List }
  | {
      type: 'template'
      template: {
        name: string
        language: { code: string }
        components?: { type: 'body'; parameters: { type: 'text'; text: string; parameter_name?: string }[] }[]
      }
    }
export type Payload = { messaging_product: 'whatsapp'; recipient_type: 'individual' } & ({ to: string } | { recipient: string }) & {
    context?: { message_id: string }
    biz_opaque_callback_data?: string
  } & Content

/** What goes along with a message: which one it answers, and our own id of it. */
export type Along = { replyTo?: string | undefined; mark?: string | undefined }

/**
 * A message's address on the wire: a phone number goes into `to`, the id WhatsApp gives a business for a person into `recipient`. Such an
 * id put into `to` is taken and then goes nowhere. What Meta reports of the message brings back our id of it; other apps of the same business
 * account may read that too. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
 */
export function addressed(address: string, content: Content, { replyTo, mark }: Along = {}): Payload {
  const whom = /^\+?\d+$/.test(address) ? { to: address } : { recipient: address }
  const context = replyTo?.startsWith('wamid.') ? { context: { message_id: replyTo } } : {}
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...whom,
    ...context,
    ...(mark !== undefined && { biz_opaque_callback_data: mark }),
    ...content,
  }
}

/** What shows a message of words and choices, in order: reply buttons, or a list, or numbered lines where neither can carry a choice. */
export function contentsOf(outgoing: Outgoing): Content[] {
  const { choices, locale } = outgoing
  const shown = choices.length > 0 ? offered(choices, locale) : null
  const can = shown ? { buttons: ROWS.most, textLength: BODY } : { buttons: 0, textLength: CAN.textLength }
  return plainer(outgoing, can).map(part =>
    shown && part.choices.length > 0
      ? { type: 'interactive', interactive: { ...shown, body: { text: part.text } } }
      : { type: 'text', text: { body: part.text, preview_url: false } },
  )
}

type Offered = Omit<Buttons, 'body' | 'header'> | Omit<List, 'body'>

function offered(choices: readonly Option[], locale: Locale): Offered | null {
  if (fits(choices, BUTTONS) && choices.every(({ label }) => label.length <= BUTTONS.title))
    return { type: 'button', action: { buttons: choices.map(({ id, label }) => ({ type: 'reply', reply: { id, title: label } })) } }
  if (!fits(choices, ROWS)) return null
  return { type: 'list', action: { button: sentence('menu.choose', locale), sections: [{ rows: choices.map(row) }] } }
}

// two that look alike, or an id that is cut, would be another choice
const fits = (choices: readonly Option[], { most, id: longest }: { most: number; id: number }): boolean =>
  choices.length <= most &&
  new Set(choices.map(({ label }) => label)).size === choices.length &&
  choices.every(
    ({ id, label }) => id === id.trim() && id !== '' && id.length <= longest && label.trim() !== '' && label.length <= ROWS.description,
  )

// a label that is longer than a title stands whole below it
const row = ({ id, label }: Option): Row =>
  label.length <= ROWS.title ? { id, title: label } : { id, title: shortened(label, ROWS.title), description: label }
