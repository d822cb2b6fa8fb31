import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Asset, Bundle } from './bundle.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const AN_HOUR = 'public, max-age=3600'

/** Serves the bundle: files named after their content, and the launcher other sites load by its fixed name. */
export function serveAssets(app: FastifyInstance, { files, embed }: Bundle): void {
  serveFiles(app, '/assets/:name', () => files)
  app.get(
    '/embed.js',
    { config: { rateLimit: false }, helmet: { crossOriginResourcePolicy: { policy: 'cross-origin' } } },
    (request, reply) => give(request, reply, embed, AN_HOUR),
  )
}

type Files = Bundle['files']

/** Serves files that are named after their content; `path` ends with `:name`. */
export function serveFiles(app: FastifyInstance, path: string, files: () => Files | Promise<Files>): void {
  app.get<{ Params: { name: string } }>(path, { config: { rateLimit: false } }, async (request, reply) => {
    const asset = (await files()).get(request.params.name)
    return asset ? give(request, reply, asset, FOR_EVER) : reply.code(404).send({ error: 'not found' })
  })
}

function give(request: FastifyRequest, reply: FastifyReply, asset: Asset, keep: string): FastifyReply {
  reply.headers({ 'content-type': asset.type, 'cache-control': keep, etag: asset.tag, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === asset.tag) return reply.code(304).send()
  const zipped = acceptsGzip(request) ? asset.zipped : null
  if (zipped) reply.header('content-encoding', 'gzip')
  return reply.send(zipped ?? asset.body)
}

export const acceptsGzip = (request: FastifyRequest): boolean => /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
