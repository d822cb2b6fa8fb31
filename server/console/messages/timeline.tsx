import type { ConversationView } from '../../../bot/desk/index.ts'
import type { Ask } from '../page.ts'
import { clockDate } from '../when.tsx'
import { BotRun } from './bot-run.tsx'
import { folded, type Piece } from './fold.ts'
import { Happening, Note } from './happening.tsx'
import type { Listing } from './listing.ts'
import { Bubble } from './message.tsx'

export type TimelineProps = { ask: Ask; listing: Listing; view: ConversationView }

/** A conversation in the order things happened, day by day. Each piece tells its instant, so that a script keeps older ones that are there. */
export function Timeline({ ask, listing, view }: TimelineProps) {
  const pieces = folded(view.timeline)
  const cause = view.handover?.messageId ?? null
  return (
    <ol id="thread" class="thread" data-part data-opens={opensAt(view)}>
      {pieces.flatMap((piece, i) => [
        ...dayBefore(ask, pieces, i),
        <li key={idOf(piece)} id={idOf(piece)} class={CLASSES[classOf(piece)]} data-at={atOf(piece).getTime()}>
          {piece.kind === 'message' && piece.id === cause && (
            <p id="cause" class="cause-mark">
              {ask.words('conv.cause')}
            </p>
          )}
          <Shown ask={ask} listing={listing} view={view} piece={piece} />
        </li>,
      ])}
    </ol>
  )
}

/** Where one begins to read: at what caused the case while nobody has answered it, else at the end. */
function opensAt({ handover, timeline }: ConversationView): 'cause' | 'end' {
  const open = handover !== null && handover.state !== 'resolved' && handover.messageId !== null
  return open && !timeline.some(item => item.kind === 'message' && item.author === 'staff' && item.id > (handover.messageId ?? 0))
    ? 'cause'
    : 'end'
}

function Shown({ ask, listing, view, piece }: TimelineProps & { piece: Piece }) {
  if (piece.kind === 'bot') return <BotRun ask={ask} messages={piece.messages} />
  if (piece.kind === 'event') return <Happening ask={ask} event={piece} />
  if (piece.kind === 'note') return <Note ask={ask} note={piece} />
  return <Bubble ask={ask} listing={listing} view={view} message={piece} />
}

const CLASSES = {
  citizen: 'piece from-citizen',
  staff: 'piece from-staff',
  bot: 'piece from-bot',
  event: 'piece event',
  note: 'piece from-note',
} as const
const classOf = (piece: Piece): keyof typeof CLASSES => (piece.kind === 'message' ? piece.author : piece.kind)
const atOf = (piece: Piece): Date => (piece.kind === 'bot' ? (piece.messages[0]?.at as Date) : piece.at)
const LETTERS = { message: 'm', event: 'e', note: 'n' } as const
const idOf = (piece: Piece): string => (piece.kind === 'bot' ? `b${piece.messages[0]?.id}` : `${LETTERS[piece.kind]}${piece.id}`)

function dayBefore(ask: Ask, pieces: readonly Piece[], i: number) {
  const { clock } = ask.parts
  const dayOf = (piece: Piece | undefined) => piece && clock.local(atOf(piece)).date
  const piece = pieces[i] as Piece
  const day = dayOf(piece)
  if (day === dayOf(pieces[i - 1])) return []
  return [
    <li key={day} id={`day-${day}`} class="day-mark" data-at={atOf(piece).getTime()}>
      {day === clock.local(ask.now).date ? ask.words('conv.today') : clockDate(clock, atOf(piece))}
    </li>,
  ]
}
