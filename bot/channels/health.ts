/**
 * How a channel is. `starting`: not reached yet. `ok`. `trouble`: for now, and tried again. `refused`: nothing goes until an administrator acts.
 * `pairing`: waits for a phone.
 */
export type HealthState = 'starting' | 'ok' | 'trouble' | 'refused' | 'pairing'
/** `why`: numbers and codes of the platform, never words of people. */
export type Health = { state: HealthState; since: Date; why: string | null }

/** What pairs a telephone: the text of a QR code, or a code typed on the telephone. Whoever holds it reads the number's messages. */
export type Pairing = { qr: string } | { code: string }

export type HealthBook = { read(): Health; note(state: HealthState, why?: string): void }

/** Remembers how a channel is, and since when. */
export function createHealth(now: () => Date = () => new Date()): HealthBook {
  let health: Health = { state: 'starting', since: now(), why: null }
  return {
    read: () => health,
    note(state, why) {
      const same = health.state === state
      health = { state, since: same ? health.since : now(), why: why ?? null }
    },
  }
}
