import type { VNode } from 'preact'
import { type ConsoleKey, type ConsoleWords, consoleWords } from '../../locales/console.ts'
import type { Context } from './answer.ts'
import { consoleBundle } from './bundle.ts'
import { doorPage } from './door-page.tsx'
import { keepLocale, localeOf } from './locale.ts'
import { sendHtml } from './send.tsx'
import { cookieName, csrfOf, isOurs, isSecure, newToken } from './session.ts'

/** What a form at the door needs: words, the token that makes it believed, and what was wrong before. */
export type DoorForm = { words: ConsoleWords; csrf: string; wrong: string | null }

const DOOR = 'jisr-door'
const doorToken = ({ request, parts }: Context): string | undefined => request.cookies[cookieName(DOOR, isSecure(request, parts))]

/** Whether what was posted comes from a form of the door, in the browser it was shown in. */
export function isFromDoor(context: Context): boolean {
  const token = doorToken(context)
  return token !== undefined && isOurs(token, (context.request.body as Record<string, unknown> | null)?._csrf)
}

type Shown = { title: ConsoleKey; view: (form: DoorForm) => VNode; status?: number; wrong?: (words: ConsoleWords) => string }

/** A page for somebody who is not signed in. */
export async function showDoor(context: Context, { title, view, status = 200, wrong }: Shown): Promise<unknown> {
  const { request, reply, parts } = context
  const [locale, secure] = [localeOf(request), isSecure(request, parts)]
  const words = consoleWords(locale)
  const token = doorToken(context) ?? newToken()
  reply.setCookie(cookieName(DOOR, secure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
  keepLocale(request, reply, locale, secure)
  const content = view({ words, csrf: csrfOf(token), wrong: wrong ? wrong(words) : null })
  const href = (lang: string) => addressIn(request.url, lang)
  const named = words(title as 'door.title')
  return sendHtml(request, reply.code(status), doorPage({ locale, title: named, assets: await consoleBundle(), content, href }))
}

// the same page in another language
function addressIn(url: string, lang: string): string {
  const { pathname, searchParams } = new URL(url, 'http://door')
  searchParams.set('lang', lang)
  return `${pathname}?${searchParams}`
}
