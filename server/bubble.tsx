import type { Option } from '../bot/channels/channel.ts'
import { numberOf } from '../bot/channels/plain.ts'
import type { ShownMessage } from '../bot/ports.ts'
import { directionOf, htmlLang, type Locale } from '../locales/locale.ts'
import { Attached, Place } from './attached.tsx'
import { Said } from './said.tsx'
import type { WordKey } from './words.ts'

const AUTHORS: Readonly<Record<ShownMessage['author'], WordKey>> = {
  citizen: 'web.author.citizen',
  bot: 'web.author.bot',
  staff: 'web.author.staff',
}

/**
 * One message as the page shows it, in the interface language `locale`. The server renders all of them, those that arrive
 * later too: so the markup is written once, and escaped by Preact alone.
 */
export function Bubble({ message, locale, form }: { message: ShownMessage; locale: Locale; form: FormPlace }) {
  const { id, author, text, choices, at, heardId } = message
  return (
    <li class={`message ${author}`} data-id={id || undefined} data-heard={heardId}>
      <div class="bubble">
        <span class={author === 'staff' ? 'author' : 'author unseen'}>
          {message.by ? <bdi>{message.by}</bdi> : <Said locale={locale} word={AUTHORS[author]} />}
          <span class="unseen">: </span>
        </span>
        {message.answers && (
          <blockquote class="answered" dir="auto">
            {message.answers}
          </blockquote>
        )}
        {message.file && <Attached file={message.file} locale={locale} />}
        {message.location && <Place {...message.location} />}
        {text !== '' && (
          <p class="text" dir={author === 'bot' ? directionOf(message.locale) : 'auto'} lang={htmlLang(message.locale)}>
            {author === 'citizen' ? text : callable(text)}
          </p>
        )}
      </div>
      {choices.some(isOwnButton) && <Choices choices={choices} form={form} locale={message.locale} />}
      <p class="meta">
        <time dateTime={at.toISOString()} />
        {author === 'citizen' && <State locale={locale} state="sent" />}
      </p>
    </li>
  )
}

// a number after ☎ can be called with one touch; the isolates around it keep its digits in order
const CALLABLE = /(☎\s*\u2066?\+?\d(?:[\d ]*\d)?\u2069?)/
const callable = (text: string) =>
  text.split(CALLABLE).map((piece, index) => (index % 2 === 1 ? <a href={`tel:${piece.replace(/[^+\d]/g, '')}`}>{piece}</a> : piece))

/** Where forms go, and an id that makes one page's press count once. */
export type FormPlace = { action: string; id: string }

function Choices({ choices, form, locale }: { choices: readonly Option[]; form: FormPlace; locale: Locale }) {
  return (
    <form class="choices" method="post" action={form.action} lang={htmlLang(locale)} dir={directionOf(locale)}>
      <input type="hidden" name="id" value={form.id} />
      {choices.map((choice, index) => isOwnButton(choice) && <ChoiceButton key={choice.id} choice={choice} number={index + 1} />)}
    </form>
  )
}

// menu and person stand below the conversation at all times; repeated in every message they would bury the rest
const isOwnButton = ({ id }: Option): boolean => numberOf(id) === null

const ChoiceButton = ({ choice: { id, label }, number }: { choice: Option; number: number }) => (
  <button type="submit" name="choice" value={id} class="choice">
    <span class="number">{number}</span>
    <span class="label">{label}</span>
  </button>
)

/** What became of a citizen's own message. Read aloud only where something went wrong, elsewhere on the page. */
const State = ({ locale, state }: { locale: Locale; state: 'sent' | 'sending' }) => (
  <span class="state" data-state={state} aria-live="off">
    <Said locale={locale} word={`web.${state}`} />
  </span>
)

/** What the page's script copies when a citizen sends: her own message, before the server has it. */
export const OwnBubble = ({ locale }: { locale: Locale }) => (
  <template id="own">
    <li class="message citizen" data-pending="">
      <div class="bubble">
        <span class="author unseen">
          <Said locale={locale} word="web.author.citizen" />
          <span class="unseen">: </span>
        </span>
        <p class="text" dir="auto" />
      </div>
      <p class="meta">
        <time />
        <State locale={locale} state="sending" />
        <button type="button" class="retry" hidden>
          <Said locale={locale} word="web.retry" />
        </button>
      </p>
    </li>
  </template>
)
