import { defineConfig } from 'prisma/config'

// The CLI would download a native schema engine that an offline machine cannot reach; generating a client never runs it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: process.env.PRISMA_SCHEMA ?? 'prisma/schema.prisma' })
