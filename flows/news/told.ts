import type { Say } from '../engine/action.ts'
import { say } from '../engine/say.ts'
import type { Situation } from '../engine/types.ts'
import { topicName } from './topics.ts'

/** What somebody is told of by announcements, as it is kept of them; null: of nothing, and nothing was stopped. */
export function newsKept(now: Situation): Say | null {
  const { topics, stopped } = now.world.news
  const list = { list: topics.map(key => topicName(now, key)) }
  if (topics.length > 0) return say(stopped ? 'news.kept-stopped' : 'news.kept', { topics: list })
  return stopped ? say('news.kept-nothing') : null
}
