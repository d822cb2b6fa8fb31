import type { Refusal } from '../../flows/engine/incoming.ts'

/** Thrown inside a turn's transaction when what it decided can no longer be done: the turn never happened, and is decided anew. */
export class Refused extends Error {
  readonly reason: Refusal
  constructor(reason: Refusal) {
    super(reason)
    this.reason = reason
  }
}
