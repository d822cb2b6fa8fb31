import { MONDAY_MORNING } from './world.ts'

/** The proof of an erasure, for those who only want somebody erased. */
export const PROOF = { id: 'EFF-000-000-000', at: MONDAY_MORNING }
