import { directionOf, htmlLang } from '../../../locales/locale.ts'
import { Refusal } from '../form.tsx'
import { Warning } from '../icons.tsx'
import type { Ask } from '../page.ts'
import { clockTime } from '../when.tsx'
import { Attach, PlaceMenu } from './attach.tsx'
import { Canned } from './canned.tsx'
import type { ConversationData } from './conversation-data.ts'
import { Form } from './deed-form.tsx'
import { Close, Lock, Send } from './icons.tsx'
import { conversationAddress, deedAddress, type Listing } from './listing.ts'
import { standingOf } from './standing.ts'
import { textOf } from './words.ts'

type ComposerProps = { ask: Ask; listing: Listing; data: ConversationData }

/** Where one writes: a reply the citizen reads, or a note they never see. What was typed stays, whatever else changes here. */
export const Composer = ({ ask, listing, data }: ComposerProps) => (
  <footer id="composer" class="composer" data-part data-writes={data.writes}>
    <Refusal ask={ask} />
    <nav id="writes" class="writes" aria-label={ask.words('composer.modes')} data-keep>
      {(['reply', 'note'] as const).map(mode => (
        <a
          key={mode}
          href={`${conversationAddress(listing, data.view.id, { write: mode })}#composer`}
          class={mode === 'note' ? 'write-note' : 'write-reply'}
          data-write={mode}
          aria-current={data.writes === mode ? 'true' : undefined}
        >
          {mode === 'note' && <Lock />}
          {ask.words(`composer.${mode}`)}
        </a>
      ))}
    </nav>
    <ReplyForm ask={ask} listing={listing} data={data} />
    <NoteForm ask={ask} data={data} />
  </footer>
)

const typed = ({ again }: Ask, name: string): string | null => {
  const value = again?.typed[name]
  return typeof value === 'string' ? value : null
}

function ReplyForm({ ask, listing, data }: ComposerProps) {
  const { view } = data
  const standing = standingOf(view, ask.staff)
  const closed = view.window.state === 'closed'
  return (
    <Form ask={ask} action={deedAddress(view.id, 'say')} class="write write-as-reply" id={`reply-${view.id}`}>
      <input type="hidden" name="key" value={typed(ask, 'key') ?? data.key} data-keep />
      {standing.is !== 'mine' && <input type="hidden" name="take" value="yes" />}
      <WindowState ask={ask} data={data} />
      <Quote ask={ask} listing={listing} data={data} />
      {/* where nothing can be sent, nothing is typed in vain: what was begun stays to be read */}
      <fieldset class="write-fields" disabled={closed}>
        <label class="write-label" for={`text-${view.id}`}>
          {standing.is === 'theirs'
            ? ask.words('composer.theirs', { name: standing.by })
            : ask.words('composer.in', { variety: ask.words(`variety.${view.locale}`) })}
        </label>
        <textarea
          id={`text-${view.id}`}
          class="form-control write-text"
          name="text"
          rows={2}
          maxLength={4000}
          dir="auto"
          lang={htmlLang(view.locale)}
          placeholder={ask.words('composer.placeholder')}
          data-draft={deedAddress(view.id, 'draft')}
          data-text-direction={directionOf(view.locale)}
          data-keep
        >
          {typed(ask, 'text') ?? view.draft ?? ''}
        </textarea>
        <div id="tray" class="tray" data-keep />
        <div
          id="here"
          class="tray"
          data-keep
          data-words={`📍 ${ask.words('composer.here')}`}
          data-remove={`${ask.words('tray.remove')} ${ask.words('composer.here')}`}
          data-denied={ask.words('composer.no-place')}
        />
        <div class="write-line">
          <Canned ask={ask} data={data} />
          <Attach ask={ask} data={data} />
          <PlaceMenu ask={ask} data={data} />
          <button type="submit" class="btn btn-primary write-send" disabled={closed || standing.is === 'theirs'}>
            <Send />
            {ask.words(standing.is === 'mine' || standing.is === 'theirs' ? 'composer.send' : 'composer.take-and-send')}
          </button>
        </div>
      </fieldset>
    </Form>
  )
}

// only for channels that stop taking free text some time after the citizen last wrote
function WindowState({ ask, data: { view } }: { ask: Ask; data: ConversationData }) {
  const { state, until } = view.window
  if (until === null && state === 'open') return null
  return (
    <p class={state === 'open' ? 'window-state' : 'window-state notice'} role={state === 'closed' ? 'alert' : undefined}>
      {state !== 'open' && <Warning />}
      {until === null || state === 'closed' ? ask.words('window.closed') : timeLeft(ask, state, until)}
    </p>
  )
}

// in whole hours while there are many, then to the minute
function timeLeft({ now, parts, words }: Ask, state: 'open' | 'closing', until: Date): string {
  if (state === 'closing') return words('window.closing', { time: { code: clockTime(parts.clock, until) } })
  return words('window.open', { count: Math.floor((until.getTime() - now.getTime()) / 3_600_000) })
}

function Quote({ ask, listing, data: { view, reply } }: ComposerProps) {
  const answered = view.timeline.find(item => item.kind === 'message' && item.id === reply)
  return (
    <div id="quote" class="quote" data-keep data-cancel={ask.words('composer.no-quote')}>
      {answered?.kind === 'message' && (
        <>
          <input type="hidden" name="replyTo" value={answered.id} />
          <bdi class="quote-words">{textOf(ask, answered).slice(0, 140)}</bdi>
          <a class="icon-button" href={`${conversationAddress(listing, view.id)}#composer`} data-unquote>
            <Close />
            <span class="unseen">{ask.words('composer.no-quote')}</span>
          </a>
        </>
      )}
    </div>
  )
}

const NoteForm = ({ ask, data: { view } }: { ask: Ask; data: ConversationData }) => (
  <Form ask={ask} action={deedAddress(view.id, 'note')} class="write write-as-note" id={`note-${view.id}`}>
    <label class="write-label" for={`note-text-${view.id}`}>
      <Lock />
      {ask.words('note.label')}
    </label>
    <textarea
      id={`note-text-${view.id}`}
      class="form-control write-text"
      name="text"
      rows={2}
      maxLength={4000}
      dir="auto"
      placeholder={ask.words('note.placeholder')}
      data-keep
    >
      {typed(ask, 'note') ?? ''}
    </textarea>
    <div class="write-line">
      <button type="submit" class="btn write-send">
        <Lock />
        {ask.words('note.keep')}
      </button>
    </div>
  </Form>
)
