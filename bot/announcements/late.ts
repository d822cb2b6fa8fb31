const DAY_MS = 86_400_000

/** When it is too late to tell anybody more of what begins, or begins again, at an instant: after the last day staff set, or else after a day. */
export const lateAfter = (start: Date, expiresAt: Date | null): Date => expiresAt ?? new Date(start.getTime() + DAY_MS)
