import type { ConversationView } from '../../../bot/desk/index.ts'
import { render, renderLabel } from '../../../locales/index.ts'
import { htmlLang } from '../../../locales/locale.ts'
import { Check } from '../icons.tsx'
import type { Ask } from '../page.ts'
import { Form } from './deed-form.tsx'
import type { Message } from './fold.ts'
import { deedAddress } from './listing.ts'
import { standingOf } from './standing.ts'

type SpokenProps = { ask: Ask; view: ConversationView; message: Message }

/** The question a voice note answers, and where what is heard in it is written down. */
export function Spoken({ ask, view, message }: SpokenProps) {
  const { spoken } = message
  if (!spoken) return null
  const open = view.facts.form?.spoken === spoken.question
  return (
    <section class="spoken" aria-label={ask.words('spoken.title')}>
      <p>
        {ask.words('spoken.answers')}{' '}
        <q dir="auto" lang={ask.staff.locale}>
          {render(spoken.asked, ask.staff.locale)}
        </q>
      </p>
      {spoken.answeredAt ? (
        <p class="state">
          <Check />
          {ask.words('spoken.noted')}
        </p>
      ) : open ? (
        <Answer ask={ask} view={view} message={message} />
      ) : (
        <p class="quiet">{ask.words('spoken.late')}</p>
      )}
    </section>
  )
}

/** Several notes on one question are one answer, written under the last of them, by whoever may act here. */
function Answer({ ask, view, message }: SpokenProps) {
  const last = view.timeline.findLast(item => item.kind === 'message' && item.spoken?.question === message.spoken?.question)
  const standing = standingOf(view, ask.staff)
  if (last?.id !== message.id || (standing.is === 'theirs' && !standing.leads)) return null
  const choices = view.facts.form?.choices ?? []
  const id = `heard-${message.id}`
  return (
    <Form ask={ask} action={deedAddress(view.id, `listened/${message.id}`)} class="spoken-form">
      {choices.length > 0 && (
        <label class="form-label">
          {ask.words('spoken.choose')}
          <select id={`${id}-choice`} class="form-select" name="choice" data-keep>
            <option value="">{ask.words('spoken.in-words')}</option>
            {choices.map(choice => (
              <option key={choice.id} value={choice.id}>
                {`${choice.emoji ?? ''} ${renderLabel(choice.label, ask.staff.locale)}`.trim()}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="form-label">
        {ask.words('spoken.write')}
        <input
          id={id}
          class="form-control"
          name="text"
          maxLength={1000}
          dir="auto"
          lang={htmlLang(view.locale)}
          autocomplete="off"
          value={message.transcript ?? ''}
          data-keep
        />
      </label>
      <button type="submit" class="btn btn-primary">
        <Check />
        {ask.words('spoken.keep')}
      </button>
    </Form>
  )
}
