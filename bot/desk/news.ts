/** Something changed in a conversation. Ids only: whoever shows it reads it, and is checked there. */
export type News = {
  conversationId: string
  kind: 'message' | 'handover' | 'presence' | 'note' | 'delivery'
  /** Danger was just spoken of. */
  urgent?: boolean
  /** The centre that follows the conversation; null: all of them. */
  centre: string | null
  /** A person was asked for in it, at any time: below managers, staff see only such conversations. */
  asked: boolean
}

export type NewsDesk = {
  tell(news: News): void
  /** Hears all that changes, until the function returned is called. A listener that throws harms nobody else. */
  listen(hear: (news: News) => void): () => void
}

/** Who wants to know what changes, within this process. */
export function createNews(): NewsDesk {
  const listeners = new Set<(news: News) => void>()
  return {
    tell(news) {
      for (const hear of listeners) quietly(() => hear(news))
    },
    listen(hear) {
      // a wrapper of its own: the same function may listen twice
      const own = (news: News) => hear(news)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
}

// news is told in the midst of keeping and sending, which no page may disturb
function quietly(tell: () => void): void {
  try {
    tell()
  } catch {
    // the page that failed reads again when it comes back
  }
}
