import { giveBack, startComposer, takeDraft } from './composer.ts'
import { startEarlier } from './earlier.ts'
import { startAnew, startForgetting } from './forget.ts'
import { startJoining } from './joining.ts'
import { startLeave, tellHost } from './leave.ts'
import { createOutbox, isTooLong, type Outcome, type Own } from './outbox.ts'
import { address, begin, embedded, hasBegun, notice, part, setWord } from './page.ts'
import { createStream } from './stream.ts'
import { newest, scrollToTurn, show, tellTimes } from './transcript.ts'
import { createTyping } from './typing.ts'

/** A connection is lost and found again often enough; it is worth a word only when it stays away. */
const PATIENCE_MS = 2_500
const TRY_AGAIN_MS = 4_000

const WORDS = { busy: 'web.error.many', broken: 'web.error.server', 'too-long': 'web.error.long', refused: 'web.error.invalid' } as const

const typing = createTyping(part('typing'))
let listening = false
let worry: ReturnType<typeof setTimeout> | undefined

const stream = createStream(newest, {
  message(message) {
    if (message.author !== 'citizen') typing.stop()
    show(message)
  },
  typing: typing.start,
  forgotten: () => startAnew(),
  connected() {
    isConnected(true)
    outbox.retry()
  },
  lost: () => isConnected(false),
  refused: cannotKeep,
})

const outbox = createOutbox({
  before() {
    notice('notice', null)
    typing.start()
  },
  after(outcome, own, forgotten) {
    if (outcome !== 'sent') return complain(outcome, own)
    isConnected(true)
    // the answer is decided by now: if there is one, it is on its way
    typing.stopSoon()
    // a conversation the browser forgot is a new one, under a new address
    if (forgotten || !listening) listen()
  },
})

function listen(): void {
  listening = true
  stream.open()
}

function complain(outcome: Exclude<Outcome, 'sent'>, own: Own): void {
  typing.stop()
  if (outcome === 'lost') {
    isConnected(false)
    setTimeout(outbox.retry, TRY_AGAIN_MS)
    return
  }
  if ((outcome === 'too-long' || outcome === 'refused') && 'text' in own) giveBack(own.text)
  notice('notice', WORDS[outcome])
}

function isConnected(yes: boolean): void {
  if (yes) {
    clearTimeout(worry)
    worry = undefined
    notice('offline', null)
  } else worry ??= setTimeout(notice, navigator.onLine ? PATIENCE_MS : 0, 'offline', 'web.offline')
}

// inside another site some browsers keep no cookie, and a conversation needs one
function cannotKeep(): void {
  notice('notice', 'web.error.cookies')
  if (!embedded) return
  const link = document.createElement('a')
  link.href = '/'
  link.target = '_blank'
  setWord(link, 'web.full-page')
  part('notice').append(' ', link)
}

// every form of the page posts by itself without this script; with it, nothing is loaded anew
document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement
  if (form.method !== 'post') return
  event.preventDefault()
  const button = event.submitter
  if (button instanceof HTMLButtonElement && button.name === 'choice') choose(button)
  else sendDraft()
})

function choose(button: HTMLButtonElement): void {
  const language = /^language:(.+)$/.exec(button.value)?.[1]
  // before the first message there is no conversation to change the language of, only a page
  if (language && !hasBegun()) location.assign(address('/', { lang: language }))
  else outbox.send({ id: newId(), choice: button.value, shown: language ? '' : labelOf(button) })
}

const labelOf = (button: HTMLButtonElement): string => (button.querySelector('.label, [data-word]') ?? button).textContent ?? ''

function sendDraft(): void {
  const text = takeDraft()
  if (isTooLong(text)) {
    giveBack(text)
    notice('notice', 'web.error.long')
  } else if (text) outbox.send({ id: newId(), text, shown: text })
}

// crypto.randomUUID is missing on plain http
const newId = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('.retry')) outbox.retry()
})
document.addEventListener('keydown', event => {
  if (embedded && event.key === 'Escape') tellHost('close')
})
window.addEventListener('online', outbox.retry)
window.addEventListener('offline', () => isConnected(false))
if (!navigator.onLine) isConnected(false)

const joined = startJoining({
  newId,
  place: (latitude, longitude) => outbox.send({ id: newId(), latitude, longitude, shown: '📍' }),
  sent(begun) {
    const knewMe = hasBegun()
    begin()
    typing.start()
    typing.stopSoon()
    if ((knewMe && begun) || !listening) listen()
  },
})
startForgetting({ opened: joined.close, began: stream.close, failed: listen })
startLeave()
startComposer()
startEarlier()
tellTimes()
scrollToTurn()
if (hasBegun()) listen()
outbox.restore()
