/** Rows by the conversation they belong to, in their order. */
export function byConversation<T extends { conversationId: string | null }>(rows: readonly T[]): Map<string | null, T[]> {
  const found = new Map<string | null, T[]>()
  for (const row of rows) {
    const before = found.get(row.conversationId)
    if (before) before.push(row)
    else found.set(row.conversationId, [row])
  }
  return found
}
