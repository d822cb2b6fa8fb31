import type { Label } from '../../locales/param.ts'
import { TOPICS } from '../announcements/audience.ts'
import { phrase } from '../engine/say.ts'
import type { Choice, Situation } from '../engine/types.ts'

type Topic = (typeof TOPICS)[number]

const EMOJI: Readonly<Record<Topic, string>> = { training: '🎓', incubator: '💡', disability: '♿', women: '👩', youth: '🧑' }
const isTopic = (key: string): key is Topic => TOPICS.some(topic => topic === key)

/** The topic of what happens at a centre. */
export const ofCentre = (key: string): string => `centre:${key}`

const centreOf = ({ world }: Situation, topic: string) => world.content.centres.find(({ key }) => ofCentre(key) === topic)

/** Whether there is such a topic. */
export const isKnown = (now: Situation, topic: string): boolean => isTopic(topic) || centreOf(now, topic) !== undefined

/** What a topic is called; one that is no more has no name. */
export const topicName = (now: Situation, topic: string): Label =>
  isTopic(topic) ? phrase(`news.topic-${topic}`) : (centreOf(now, topic)?.names ?? phrase('form.none'))

/** The topics to choose from: those one is told of can be left. */
export const topicChoices = (now: Situation): Choice[] => [
  ...TOPICS.map(topic => toggled(now, topic)),
  { id: 'news-centres', label: phrase('news.topic-centre'), emoji: '📍' },
]

/** What happens at each centre. */
export const centreChoices = (now: Situation): Choice[] =>
  now.world.content.centres.slice(0, 6).map(({ key }) => toggled(now, ofCentre(key)))

function toggled(now: Situation, topic: string): Choice {
  const { topics, stopped } = now.world.news
  const name = topicName(now, topic)
  if (topics.includes(topic) && !stopped) return { id: `news-off:${topic}`, label: phrase('news.leave', { topic: name }), emoji: '✅' }
  return { id: `news-on:${topic}`, label: name, emoji: isTopic(topic) ? EMOJI[topic] : '📍' }
}
