import { z } from 'zod'
import type { Ask } from './page.ts'

/** Which page of a list, the first being 1. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1)

/** The way through a list that is longer than a page. */
export function Pages({ ask, page, size, count }: { ask: Ask; page: number; size: number; count: number }) {
  const last = Math.max(1, Math.ceil(count / size))
  if (last === 1) return null
  return (
    <nav class="pages" aria-label={ask.words('pages.label')}>
      <Step ask={ask} to={page - 1} on={page > 1} word="pages.previous" />
      <span>{ask.words('pages.here', { page, last })}</span>
      <Step ask={ask} to={page + 1} on={page < last} word="pages.next" />
    </nav>
  )
}

const Step = ({ ask, to, on, word }: { ask: Ask; to: number; on: boolean; word: 'pages.previous' | 'pages.next' }) =>
  on ? (
    <a class="btn" href={addressOf(ask.url, to)}>
      {ask.words(word)}
    </a>
  ) : null

function addressOf(url: string, page: number): string {
  const { pathname, searchParams } = new URL(url, 'http://console')
  searchParams.set('page', String(page))
  return `${pathname}?${searchParams}`
}
