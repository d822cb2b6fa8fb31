import type { Bot } from '../../bot/bot.ts'
import type { StaffFiles } from '../../bot/desk/files.ts'
import type { Log } from '../../bot/log.ts'
import { signedIn } from '../../prisma/store/staff-sessions.ts'
import { type Attempts, createAttempts } from './attempts.ts'
import type { ConsoleLimits } from './guard.ts'
import { createJobs, type Jobs } from './registrations/jobs.ts'
import { IDLE_MS } from './session.ts'
import { createStreams, type Streams } from './streams.ts'

export type ConsoleConfig = {
  /** Signs the cookies that live between two steps. */
  sessionKey: string
  /** Where the public finds us. */
  publicUrl?: string | undefined
  consoleLimits?: ConsoleLimits | undefined
}

/** What the console is made of, for its pages. */
export type ConsoleParts = Pick<
  Bot,
  'db' | 'clock' | 'content' | 'reread' | 'desk' | 'health' | 'readTemplates' | 'registrations' | 'appointments' | 'announcements'
> & {
  log: Pick<Log, 'error'>
  files: StaffFiles
  streams: Streams
  jobs: Jobs
  attempts: Attempts
  config: ConsoleConfig
}

/** Puts together what the console's pages need. */
export function consoleParts(bot: Bot, config: ConsoleConfig, log: ConsoleParts['log']): ConsoleParts {
  const streams = createStreams(async session => (await signedIn(bot.db, session, bot.clock.now(), IDLE_MS)) !== null)
  return {
    db: bot.db,
    clock: bot.clock,
    content: bot.content,
    reread: bot.reread,
    desk: bot.desk,
    health: bot.health,
    readTemplates: bot.readTemplates,
    registrations: bot.registrations,
    appointments: bot.appointments,
    announcements: bot.announcements,
    files: bot.staffFiles,
    log,
    streams,
    jobs: createJobs(),
    attempts: createAttempts(),
    config,
  }
}
