import type { WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import * as theirs from 'whatsapp-api-js/messages'
import { PHONE_ID } from './whatsapp-fake.ts'
import type { Sent } from './whatsapp-rules.ts'

/** A message as the strict server heard it. */
export type Shown = Sent & { wamid: string }

export const contentOf = (message: Shown): unknown => (message as unknown as Record<string, unknown>)[message.type]
// what is so anyway, unless a message says otherwise
const isUnsaid = (name: string, value: unknown) =>
  (name === 'preview_url' && value === false) || (name === 'policy' && value === 'deterministic')
/** As it goes over the wire, without what goes without saying. */
export const plain = (content: unknown): unknown =>
  JSON.parse(JSON.stringify(content), (name, value) => (isUnsaid(name, value) ? undefined : value))

/** The same message built of its parts by whatsapp-api-js. Throws where that library knows a limit it is beyond. */
export function rebuilt(message: Shown): object {
  switch (message.type) {
    case 'text':
      return new theirs.Text(message.text.body, message.text.preview_url)
    case 'location':
      return new theirs.Location(message.location.longitude, message.location.latitude, message.location.name, message.location.address)
    case 'image':
      return new theirs.Image(message.image.id, true, message.image.caption)
    case 'video':
      return new theirs.Video(message.video.id, true, message.video.caption)
    case 'audio':
      return new theirs.Audio(message.audio.id, true)
    case 'document':
      return new theirs.Document(message.document.id, true, message.document.caption, message.document.filename)
    case 'template':
      return rebuiltTemplate(message.template)
    case 'interactive':
      return rebuiltChoices(message.interactive)
  }
}

type Of<K extends Sent['type']> = Extract<Sent, { type: K }>

function rebuiltTemplate({ name, language, components = [] }: Of<'template'>['template']): object {
  const bodies = components.map(({ parameters }) => {
    const [first, ...others] = parameters.map(one => new theirs.BodyParameter(one.text, one.parameter_name))
    if (!first) throw new Error('a body without parameters')
    return new theirs.BodyComponent(first, ...others)
  })
  return new theirs.Template(name, language.code, ...bodies)
}

function rebuiltChoices(interactive: Of<'interactive'>['interactive']): object {
  const body = new theirs.Body(interactive.body.text)
  if (interactive.type === 'button') {
    const [first, ...others] = interactive.action.buttons.map(({ reply }) => new theirs.Button(reply.id, reply.title))
    if (!first) throw new Error('no buttons')
    return new theirs.Interactive(new theirs.ActionButtons(first, ...others), body, interactive.header && headerOf(interactive.header))
  }
  const [only] = interactive.action.sections
  const [first, ...others] = (only?.rows ?? []).map(row => new theirs.Row(row.id, row.title, row.description))
  if (!first) throw new Error('no rows')
  return new theirs.Interactive(
    new theirs.ActionList(interactive.action.button, new theirs.ListSection(only?.title, first, ...others)),
    body,
  )
}

type Above = NonNullable<Extract<Of<'interactive'>['interactive'], { type: 'button' }>['header']>

function headerOf(header: Above): theirs.Header {
  if (header.type === 'image') return new theirs.Header(new theirs.Image(header.image.id, true))
  if (header.type === 'video') return new theirs.Header(new theirs.Video(header.video.id, true))
  return new theirs.Header(new theirs.Document(header.document.id, true))
}

/** The same message sent by @kapso/whatsapp-cloud-api. */
export function sentBy({ messages }: WhatsAppClient, message: Shown): Promise<unknown> {
  const whom = message.to ? { to: message.to } : { recipient: message.recipient ?? '' }
  const head = {
    phoneNumberId: PHONE_ID,
    recipientType: 'individual',
    ...whom,
    ...(message.context && { contextMessageId: message.context.message_id }),
  } as const
  switch (message.type) {
    case 'text':
      return messages.sendText({ ...head, body: message.text.body, previewUrl: message.text.preview_url })
    case 'location':
      return messages.sendLocation({ ...head, location: message.location })
    case 'image':
      return messages.sendImage({ ...head, image: message.image })
    case 'video':
      return messages.sendVideo({ ...head, video: message.video })
    case 'audio':
      return messages.sendAudio({ ...head, audio: message.audio })
    case 'document':
      return messages.sendDocument({ ...head, document: message.document })
    case 'template':
      return messages.sendTemplate({ ...head, template: camel(message.template) as never })
    case 'interactive': {
      const { interactive } = message
      const bodyText = interactive.body.text
      if (interactive.type === 'button')
        return messages.sendInteractiveButtons({
          ...{ ...head, bodyText, buttons: interactive.action.buttons.map(({ reply }) => reply) },
          ...(interactive.header && { header: interactive.header }),
        })
      const { button: buttonText, sections } = interactive.action
      return messages.sendInteractiveList({ ...head, bodyText, buttonText, sections })
    }
  }
}

// that library says parameterName where the wire says parameter_name
const camel = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace(/"(\w+)_(\w)(\w*)":/g, (_, head, letter, tail) => `"${head}${letter.toUpperCase()}${tail}":`))
