import type { Channel } from './channel.ts'

/** Messages a second a platform takes, where the channel says nothing. */
const USUAL = 50
/** What is left for answers: of six messages a platform takes, five are used. */
const HEADROOM = 1.2

/** Messages a second sent to many on a channel; 0: none. `pace`: messages a minute, when the announcement is to go slower. */
export const perSecond = ({ bulk = USUAL }: Pick<Channel, 'bulk'>, pace: number | null = null): number =>
  Math.min(bulk / HEADROOM, pace === null ? Number.POSITIVE_INFINITY : pace / 60)

/** Messages a second that are left for answers on a channel. */
export const roomForAnswers = ({ bulk = USUAL }: Pick<Channel, 'bulk'>): number => bulk - bulk / HEADROOM

/** Of ten messages a platform takes in a second, nine: between us and it some draw closer to one another. */
const CLOSER = 0.9

/** Messages of all kinds in any second, while some of them are for many. */
export const mostInASecond = ({ bulk = USUAL }: Pick<Channel, 'bulk'>): number => Math.max(1, Math.floor(bulk * CLOSER))

/** Whether announcements are sent on a channel at all. */
export const tellsMany = (channel: Channel): boolean => perSecond(channel) > 0 && channel.name !== 'terminal'
