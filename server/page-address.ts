import type { FastifyRequest } from 'fastify'
import { isEmbedded } from './visitor.ts'

/** The address of the chat's page, embedded where the request came from such a one, with what else it is to know. */
export function pageAt(request: FastifyRequest, told: Readonly<Record<string, string>> = {}, fragment = ''): string {
  const query = new URLSearchParams({ ...told, ...(isEmbedded(request) && { embed: '1' }) }).toString()
  return `/${query && `?${query}`}${fragment}`
}
