const PATH = /^\/console\/messages\/([^/]+)$/

/** The conversation the address names; null beside none. */
export const openId = (): string | null => PATH.exec(location.pathname)?.[1] ?? null
/** Whether this is one of the Messages pages. */
export const isInbox = (): boolean => document.querySelector('#inbox') !== null
export const conversationPane = (): HTMLElement | null => document.querySelector<HTMLElement>('#conversation[data-id]')
/** The conversation that is shown. */
export const shownId = (): string | null => conversationPane()?.dataset.id ?? null

/** The address with a word more in its query. */
export function withQuery(address: string, more: Readonly<Record<string, string>>): string {
  const url = new URL(address, location.href)
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value)
  return `${url.pathname}${url.search}`
}

/** Which of the panes a narrow screen shows. */
export function showPane(pane: string): void {
  const inbox = document.querySelector<HTMLElement>('#inbox')
  if (inbox) inbox.dataset.pane = pane
}
