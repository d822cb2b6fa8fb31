import type { Channel, ChannelName } from '../channels/channel.ts'
import type { ActParts } from '../desk/act.ts'
import type { Log } from '../log.ts'

/** What sending to many needs. */
export type AnnouncingParts = ActParts & {
  log: Log
  channels: readonly Channel[]
  /** Messages a channel has sent so far that were not for many. */
  answered(channel: ChannelName): number
}
