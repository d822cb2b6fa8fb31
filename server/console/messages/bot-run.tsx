import { shown } from '../../../bot/show.ts'
import { htmlLang } from '../../../locales/locale.ts'
import type { Ask } from '../page.ts'
import type { BotMessage } from './fold.ts'
import { At } from './since.tsx'

/** What the bot said in a row, behind one line. */
export const BotRun = ({ ask, messages }: { ask: Ask; messages: readonly BotMessage[] }) => (
  <details id={`bot-${messages[0]?.id}`} class="bot-run" data-stay>
    <summary>{ask.words('conv.bot-run', { count: messages.length })}</summary>
    {messages.map(message => (
      <BotWords key={message.id} ask={ask} message={message} />
    ))}
  </details>
)

/** What the bot said, in the language of who reads; what the citizen saw, on demand. */
export function BotWords({ ask, message }: { ask: Ask; message: BotMessage }) {
  const { text, choices } = shown(message.said, ask.staff.locale)
  return (
    <div id={`said-${message.id}`} class="bubble">
      <p class="bubble-who">
        {ask.words('who.bot')} · <At ask={ask} at={message.at} />
      </p>
      <p class="words" dir="auto" lang={ask.staff.locale}>
        {text}
      </p>
      <Choices labels={choices.map(({ label }) => label)} />
      {message.locale !== ask.staff.locale && <Original ask={ask} message={message} />}
    </div>
  )
}

function Original({ ask, message: { id, said, locale } }: { ask: Ask; message: BotMessage }) {
  const { text, choices } = shown(said, locale)
  return (
    <details id={`original-${id}`} class="original" data-stay>
      <summary>{ask.words('conv.original', { variety: ask.words(`variety.${locale}`) })}</summary>
      <p class="words" dir="auto" lang={htmlLang(locale)}>
        {text}
      </p>
      <Choices labels={choices.map(({ label }) => label)} />
    </details>
  )
}

const Choices = ({ labels }: { labels: readonly string[] }) =>
  labels.length === 0 ? null : (
    <ul class="offered">
      {labels.map(label => (
        <li key={label}>
          <bdi>{label}</bdi>
        </li>
      ))}
    </ul>
  )
