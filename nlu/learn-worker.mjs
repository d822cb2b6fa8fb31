// A thread does not inherit the loader that reads TypeScript: it is put in place first.
import { register } from 'tsx/esm/api'

register()
await import('./learn-worker.ts')
