import { readFileSync } from 'node:fs'
import type { Document } from 'openapi-backend'
import { startOpenApiMock } from './support/openapi-mock.ts'
import { sayEverything } from './support/whatsapp-everything.ts'

// npm run whatsapp:schema -- <file>: sends a message of each kind to a server made of Meta's own OpenAPI document, and says what it refused
const [path] = process.argv.slice(2)
if (path === undefined) {
  console.error('Which document? Meta publishes it at https://github.com/facebook/openapi (business-messaging-api).')
  process.exit(2)
}
const mock = await startOpenApiMock(JSON.parse(readFileSync(path, 'utf8')) as Document)
try {
  const failed = await sayEverything(mock.url, '212600000001')
  console.log(`${mock.taken.length} requests taken; refused: ${Object.keys(failed).join(', ') || 'none'}`)
  for (const why of new Set(mock.refused)) console.log(`  ${why}`)
  process.exitCode = Object.keys(failed).length > 0 ? 1 : 0
} finally {
  await mock.close()
}
