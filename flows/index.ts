import { centres } from './centres/index.ts'
import { distress } from './distress/index.ts'
import { engine } from './engine/engine.ts'
import { lost } from './engine/lost.ts'
import { handover } from './handover/index.ts'
import { scope } from './scope/index.ts'
import { services } from './services/index.ts'
import { HELLO, welcome } from './welcome/index.ts'

/** Everything the assistant can do, in the order its rules are tried. Adding a thing is a folder and a line here. */
export const features = [distress, handover, welcome, services, centres, scope] as const

export const step = engine({ features, hello: HELLO, lost })
