import type { FileState } from '../../../flows/preregister/files.ts'
import type { Ask } from '../page.ts'
import { stateWord } from './words.ts'

/** Where a file is, in a word; the colour only helps. */
export const State = ({ ask, state }: { ask: Ask; state: FileState }) => (
  <span class={`tag file-state file-${state}`}>{stateWord(ask, state)}</span>
)
