/** A chosen time is kept so long for whoever chose it. */
export const HELD_MINUTES = 5
