import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>

/**
 * The log. It carries ids, counts and names of errors, never what a citizen wrote, her name or her number: those who log
 * choose what they pass, and what slips in under these names is struck out.
 */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      redact: { paths: ['text', 'address', 'from', '*.text', '*.address', '*.from', 'req.headers', 'body'], censor: '—' },
    },
    destination,
  )
