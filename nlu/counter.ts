/** Places without repetition, how often each was added, and where each block of them ends. A place may stand in several blocks. */
export type Counts = { at: Uint32Array; times: Uint16Array; ends: readonly number[] }

/** More different places than any message has; the rest of a longer one is left out. */
const MOST = 1 << 15

/**
 * Counts places, block after block. A place is looked up by the slot it was last put in, which counts only when it still holds that very
 * place: so nothing has to be cleared between two messages.
 */
export class Counter {
  readonly #slot: Uint16Array
  readonly #at = new Uint32Array(MOST)
  readonly #times = new Uint16Array(MOST)
  #blockStart = 0
  #used = 0
  #ends: number[] = []

  /** Counts places below `places`. */
  constructor(places: number) {
    this.#slot = new Uint16Array(places)
  }

  begin(): void {
    this.#blockStart = 0
    this.#used = 0
    this.#ends = []
  }

  add(place: number): void {
    const slot = this.#slot[place]!
    if (slot >= this.#blockStart && slot < this.#used && this.#at[slot] === place) this.#times[slot]! += 1
    else if (this.#used < MOST) {
      this.#slot[place] = this.#used
      this.#at[this.#used] = place
      this.#times[this.#used++] = 1
    }
  }

  addAll(places: Uint32Array): void {
    for (let i = 0; i < places.length; i++) this.add(places[i]!)
  }

  endBlock(): void {
    this.#ends.push(this.#used)
    this.#blockStart = this.#used
  }

  /** A copy of what was counted since `begin`. */
  counts(): Counts {
    return { at: this.#at.slice(0, this.#used), times: this.#times.slice(0, this.#used), ends: this.#ends }
  }
}
