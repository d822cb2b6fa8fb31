import type { Acting } from './acting.ts'

export type Doing = 'viewing' | 'typing'
export type Present = { id: string; name: string; doing: Doing }

/** Seconds after which somebody who gave no sign is no longer typing, and no longer there. */
const TYPING_S = 6
const THERE_S = 45

export type Presence = {
  /** Somebody looks at a conversation, or types in it. To be said again every few seconds while it lasts. */
  seen(who: Pick<Acting, 'id' | 'name'>, conversationId: string, doing: Doing): void
  /** Who is at a conversation now, by name. */
  of(conversationId: string): readonly Present[]
  /** Somebody closed a conversation, or all of them. */
  gone(who: Pick<Acting, 'id'>, conversationId?: string): void
}

type Seen = { name: string; viewing: number; typing: number }

/** Who of the staff is at which conversation. Kept in memory: after a restart they say so again. `changed` hears of every change. */
export function createPresence(now: () => Date, changed: (conversationId: string) => void): Presence {
  const places = new Map<string, Map<string, Seen>>()
  const seconds = () => now().getTime() / 1000

  function doingOf({ viewing, typing }: Seen): Doing | null {
    if (seconds() - typing < TYPING_S) return 'typing'
    return seconds() - viewing < THERE_S ? 'viewing' : null
  }

  function of(conversationId: string): Present[] {
    const place = places.get(conversationId) ?? new Map<string, Seen>()
    const there = [...place].flatMap(([id, seen]) => {
      const doing = doingOf(seen)
      if (!doing) place.delete(id)
      return doing ? [{ id, name: seen.name, doing }] : []
    })
    if (place.size === 0) places.delete(conversationId)
    return there.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
  }

  return {
    of,
    seen({ id, name }, conversationId, doing) {
      const place = places.get(conversationId) ?? new Map<string, Seen>()
      places.set(conversationId, place)
      const before = place.get(id)
      const was = before && doingOf(before)
      place.set(id, { name, viewing: seconds(), typing: doing === 'typing' ? seconds() : Number.NEGATIVE_INFINITY })
      if (was !== doing) changed(conversationId)
    },
    gone({ id }, conversationId) {
      for (const place of conversationId === undefined ? [...places.keys()] : [conversationId])
        if (places.get(place)?.delete(id)) changed(place)
    },
  }
}
