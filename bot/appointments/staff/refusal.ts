/** Why nothing was done with an appointment. `taken`: the time is somebody else's; staff may say that they mean it all the same. */
export type AppointmentRefusal =
  | { refused: 'not-found' }
  | { refused: 'not-allowed' }
  | { refused: 'taken' }
  /** Somebody else did something with it meanwhile. */
  | { refused: 'changed' }
  | { refused: 'invalid'; why: string }
