/** Places without repetition, how often each was added, and where each block of them ends. A place may stand in several blocks. */
export type Counts = { at: Uint32Array; times: Uint16Array; ends: readonly number[] }

/** More different places than any message has; the rest of a longer one is left out. */
const MOST = 1 << 15

/** So many seats are enough for most messages, and so few of them stay near the processor. */
const FEW = 1 << 11
const ALL = MOST * 2

/**
 * Counts places, block after block. A place sits in the first free seat from the one its last bits name; a seat is taken when the place it
 * leads to is of this block and sits there: so nothing has to be cleared between two messages. At most half of the seats are taken.
 */
export class Counter {
  readonly #seats = new Uint16Array(ALL)
  readonly #at = new Uint32Array(MOST)
  readonly #seatOf = new Uint16Array(MOST)
  readonly #times = new Uint16Array(MOST)
  #mask = FEW - 1
  #blockStart = 0
  #used = 0
  #ends: number[] = []

  begin(): void {
    this.#mask = FEW - 1
    this.#blockStart = 0
    this.#used = 0
    this.#ends = []
  }

  add(place: number): void {
    const seat = this.#seatFor(place)
    const found = this.#seats[seat]!
    if (this.#isTaken(seat, found)) this.#times[found]! += 1
    else if (this.#used < MOST) this.#sit(place, seat)
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

  /** Where a place sits, or the free seat it would take. */
  #seatFor(place: number): number {
    let seat = place & this.#mask
    for (let found = this.#seats[seat]!; this.#isTaken(seat, found) && this.#at[found] !== place; found = this.#seats[seat]!)
      seat = (seat + 1) & this.#mask
    return seat
  }

  #isTaken(seat: number, found: number): boolean {
    return found >= this.#blockStart && found < this.#used && this.#seatOf[found] === seat
  }

  #sit(place: number, seat: number): void {
    this.#at[this.#used] = place
    this.#times[this.#used] = 1
    this.#seatOf[this.#used] = seat
    this.#seats[seat] = this.#used++
    if ((this.#used - this.#blockStart) * 2 > this.#mask && this.#mask < ALL - 1) this.#widen()
  }

  /** All seats from now on: those who sit are seated anew. */
  #widen(): void {
    this.#mask = ALL - 1
    const used = this.#used
    this.#used = this.#blockStart
    while (this.#used < used) {
      const seat = this.#seatFor(this.#at[this.#used]!)
      this.#seatOf[this.#used] = seat
      this.#seats[seat] = this.#used++
    }
  }
}
