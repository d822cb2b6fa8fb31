import type { FastifyInstance } from 'fastify'
import { formOf } from './console.ts'

/** A browser without a script: it keeps cookies, sends the hidden fields of the page it shows, and follows redirects when told. */
export function visitor(app: FastifyInstance, { ip = '10.0.0.1', headers = {} }: { ip?: string; headers?: Record<string, string> } = {}) {
  const jar = new Map<string, string>()
  let page = ''

  async function ask(method: 'GET' | 'POST', url: string, payload?: string) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const type = payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await app.inject({
      method,
      url,
      remoteAddress: ip,
      headers: { cookie, ...type, ...headers },
      ...(payload !== undefined && { payload }),
    })
    for (const { name, value, maxAge, expires } of answer.cookies) {
      if (maxAge === 0 || (expires && expires.getTime() <= 0)) jar.delete(name)
      else jar.set(name, encodeURIComponent(value))
    }
    if (String(answer.headers['content-type']).startsWith('text/html')) page = answer.body
    return answer
  }

  return {
    jar,
    get: (url: string) => ask('GET', url),
    /** Posts a form of the page last shown, with its hidden fields. */
    post: (url: string, fields: Record<string, string | readonly string[]> = {}) =>
      ask('POST', url, formOf({ ...hiddenOf(page), ...fields })),
    /** What a reader sees of the page last shown. */
    text: () => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '),
    page: () => page,
  }
}

function hiddenOf(page: string): Record<string, string> {
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name, value]) => [name, unescaped(value as string)]))
}

const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
