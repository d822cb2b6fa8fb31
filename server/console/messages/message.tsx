import type { Content, ConversationView } from '../../../bot/desk/index.ts'
import { numbersInOrder } from '../../../locales/left-to-right.ts'
import { htmlLang } from '../../../locales/locale.ts'
import { Check, Clock, Warning } from '../icons.tsx'
import type { Ask } from '../page.ts'
import { Attached, Place } from './attached.tsx'
import { BotWords } from './bot-run.tsx'
import { Form } from './deed-form.tsx'
import type { Message } from './fold.ts'
import { Answer } from './icons.tsx'
import { conversationAddress, deedAddress, type Listing } from './listing.ts'
import { At } from './since.tsx'
import { Spoken } from './spoken.tsx'
import { nameOf, textOf, wordFor } from './words.ts'

type BubbleProps = { ask: Ask; listing: Listing; view: ConversationView; message: Message }

/** A message: who wrote it, what it answers, its words and file, and what became of it. */
export function Bubble({ ask, listing, view, message }: BubbleProps) {
  if (message.author === 'bot')
    return (
      <>
        <BotWords ask={ask} message={message} />
        <State ask={ask} view={view} message={message} />
      </>
    )
  return (
    <article class="bubble" aria-label={whoWrote(ask, view, message)}>
      <p class="bubble-who">
        <bdi>{whoWrote(ask, view, message)}</bdi> · <At ask={ask} at={message.at} />
      </p>
      {message.replyTo && <Quoted ask={ask} content={message.replyTo} id={message.replyTo.id} />}
      <Said ask={ask} message={message} />
      {message.transcript && <Heard ask={ask} text={message.transcript} />}
      <Spoken ask={ask} view={view} message={message} />
      {message.reaction !== null && (
        <p class="reaction">
          <span class="unseen">{ask.words('conv.reaction')} </span>
          {message.reaction}
        </p>
      )}
      <State ask={ask} view={view} message={message} />
      {message.author === 'citizen' && <Offers ask={ask} listing={listing} view={view} message={message} />}
    </article>
  )
}

const whoWrote = (ask: Ask, view: ConversationView, content: Content): string =>
  content.author === 'citizen'
    ? nameOf(ask, view.name)
    : content.author === 'bot'
      ? ask.words('who.bot')
      : (content.by?.name ?? ask.words('who.staff'))

const Quoted = ({ ask, content, id }: { ask: Ask; content: Content; id: number }) => (
  <blockquote class="quoted">
    <a href={`#m${id}`} dir="auto">
      {textOf(ask, content).slice(0, 140)}
    </a>
  </blockquote>
)

/** What a machine heard: never without saying so. */
const Heard = ({ ask, text }: { ask: Ask; text: string }) => (
  <p class="quiet">
    {ask.words('spoken.machine')} <q dir="auto">{text}</q>
  </p>
)

// the file is shown itself, and a place as a link: the words beside it are only those somebody wrote
function Said({ ask, message }: { ask: Ask; message: Message }) {
  const place = placeIn(message)
  const text = message.file ? numbersInOrder(captionOf(message)) : place ? place.name : textOf(ask, message)
  return (
    <>
      {message.file && <Attached ask={ask} file={message.file} />}
      {place && <Place {...place} label={ask.words('media.location')} />}
      {text && (
        <p class="words" dir="auto" lang={htmlLang(message.locale)}>
          {text}
        </p>
      )}
    </>
  )
}

function placeIn(content: Content): { latitude: number; longitude: number; name?: string } | null {
  const said = content.author === 'citizen' ? content.event : content.author === 'staff' ? content.written : null
  return said?.kind === 'location' ? said : null
}

function captionOf(content: Content): string {
  if (content.author === 'citizen') return content.event.kind === 'media' ? (content.event.caption?.trim() ?? '') : ''
  return content.author === 'staff' && content.written.kind === 'media' ? (content.written.caption ?? '') : ''
}

/** Whether it went, in a picture and in words; what failed says why, and may be tried again. */
function State({ ask, view, message: { id, state, failure } }: { ask: Ask; view: ConversationView; message: Message }) {
  if (state === 'heard') return null
  if (state === 'failed')
    return (
      <div class="failed">
        <p>
          <Warning />
          <strong>{ask.words('state.failed')}</strong> {wordFor(ask, 'failure', failure ?? 'unavailable')}
        </p>
        <Form ask={ask} action={deedAddress(view.id, `retry/${id}`)}>
          <button type="submit" class="btn">
            {ask.words('conv.retry')}
          </button>
        </Form>
      </div>
    )
  return (
    <p class="state">
      {state === 'queued' ? <Clock /> : <Check />}
      {ask.words(`state.${state}`)}
    </p>
  )
}

/** What may be done with what a citizen wrote: answer it, or see what the bot made of it. */
const Offers = ({ ask, listing, view, message }: BubbleProps) => (
  <p class="offers">
    <a
      href={`${conversationAddress(listing, view.id, { reply: String(message.id) })}#composer`}
      data-reply={message.id}
      data-quote={textOf(ask, message).slice(0, 140)}
    >
      <Answer />
      {ask.words('conv.reply-to')}
    </a>
    {message.author === 'citizen' && message.event.kind === 'text' && (
      <a href={`${conversationAddress(listing, view.id)}`.replace(/(\?|$)/, `/understood/${message.id}$1`)} data-understood={message.id}>
        {ask.words('conv.understood')}
      </a>
    )}
  </p>
)
