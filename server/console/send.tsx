import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { acceptsGzip } from '../assets.ts'
import type { Ask, Shown } from './page.ts'

const zip = promisify(gzip)

/** Sends a page or a part of one; nobody on the way keeps it. */
export async function sendHtml(request: FastifyRequest, reply: FastifyReply, html: string): Promise<FastifyReply> {
  reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'accept-encoding, hx-request, hx-boosted, hx-history-restore-request',
  })
  if (!acceptsGzip(request)) return reply.send(html)
  return reply.header('content-encoding', 'gzip').send(await zip(html))
}

/** Whether a script of ours asks and puts what it gets into the page that is there. The way back in a browser asks for a whole page. */
export const isScripted = ({ headers }: FastifyRequest): boolean =>
  headers['hx-request'] === 'true' && headers['hx-history-restore-request'] !== 'true'

export const partOf = (part: VNode): string => renderToString(part)

/** A page's content without its surroundings; its title comes along, and a script puts it where titles are. */
export const fragmentOf = ({ title, content }: Shown, ask: Ask): string =>
  `${renderToString(<title>{ask.words('shell.title', { page: title })}</title>)}${renderToString(content)}`

/** Plain data as a header's value: headers hold Latin letters only. */
export const inHeader = (data: unknown): string =>
  JSON.stringify(data).replace(/[\u007f-\uffff]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
