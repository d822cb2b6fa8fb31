import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Context, type Document, OpenAPIBackend, type Request } from 'openapi-backend'

export type OpenApiMock = {
  url: string
  /** What it took, in order: the operation's path, and the body. */
  taken: { path: string; body: unknown }[]
  /** What it refused, and why. */
  refused: string[]
  close(): Promise<void>
}

/**
 * A server made of nothing but an OpenAPI document, by others (openapi-backend, over ajv): what the document does not allow is answered 422, a
 * call without a Bearer token 401, anything else as its own examples say.
 */
export async function startOpenApiMock(definition: Document): Promise<OpenApiMock> {
  const [taken, refused]: [OpenApiMock['taken'], string[]] = [[], []]
  const api = new OpenAPIBackend({ definition, quick: true, ajvOpts: { strict: false, allErrors: true, logger: false } })
  const refuse = (why: string, status: number) => {
    refused.push(why)
    return { status, body: { error: { code: 100, message: why } } }
  }
  api.register({
    validationFail: ({ validation, request }: Context) =>
      refuse((validation.errors ?? []).map(error => `${request.path}${error.instancePath} ${error.message}`).join('; '), 422),
    notFound: ({ request }: Context) => refuse(`${request.method} ${request.path}: no such operation`, 404),
    unauthorizedHandler: () => refuse('no Bearer token', 401),
    notImplemented: ({ request, operation }: Context) => {
      taken.push({ path: request.path, body: request.requestBody })
      const { status, mock } = api.mockResponseForOperation(operation.operationId ?? '')
      return { status, body: mock }
    },
  })
  for (const scheme of Object.keys(definition.components?.securitySchemes ?? {}))
    api.registerSecurityHandler(scheme, ({ request }: Context) => /^Bearer .+/.test(String(request.headers.authorization)))
  await api.init()
  const server = createServer(async (request, response) => {
    const { status, body } = (await api.handleRequest(await asked(request))) as { status: number; body: unknown }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    refused,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function asked(request: IncomingMessage): Promise<Request> {
  const content = Buffer.concat(await request.toArray())
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://graph')
  const type = String(request.headers['content-type'])
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: request.headers as Record<string, string>,
    body: type.startsWith('multipart/') ? await fieldsOf(content, type) : content.toString(),
  }
}

// a file is a string to a schema
async function fieldsOf(content: Buffer, type: string): Promise<Record<string, string>> {
  const form = await new Response(new Uint8Array(content), { headers: { 'content-type': type } }).formData()
  return Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]))
}
