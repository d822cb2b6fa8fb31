import type { Feature } from '../engine/engine.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Answer, Choice, Reply, Route, Situation } from '../engine/types.ts'
import { openIn } from '../offers/browse.ts'
import { NEW } from '../offers/open.ts'
import type { How } from './facts.ts'
import { centreChoices, isKnown, ofCentre, topicChoices, topicName } from './topics.ts'

const OTHERS: Choice = { id: 'news-topics', label: phrase('news.others'), emoji: '🔔' }

const topics: Route = now => ({ asks: true, says: [leadingTo(say('news.ask'), ...topicChoices(now))] })

/** What one can be told of. Who stopped all of it is asked first whether it is to be as before. */
const menu: Route = now => {
  const { topics: before, stopped } = now.world.news
  if (!stopped || before.length === 0) return topics(now, '')
  const again: Choice = { id: 'news-again', label: phrase('news.again'), emoji: '↪️' }
  return { asks: true, says: [leadingTo(say('news.stopped', { topics: named(now, before) }), again, OTHERS)] }
}

const named = (now: Situation, keys: readonly string[]) => ({ list: keys.map(key => topicName(now, key)) })

function on(now: Situation, wanted: readonly string[], how: How): Reply | null {
  const known = wanted.filter(topic => isKnown(now, topic))
  if (known.length === 0) return null
  return {
    does: [{ kind: 'subscribe', topics: known, how }],
    says: [leadingTo(say('news.on', { topics: named(now, known) }), OTHERS, ...openChoice(known))],
  }
}

// what is open already is not waited for
const openChoice = (known: readonly string[]): Choice[] =>
  known.includes('training') ? [{ id: 'offers:training', label: phrase('news.see-open'), emoji: '🎓' }] : []

const off: Route = (now, topic) =>
  isKnown(now, topic)
    ? { does: [{ kind: 'unsubscribe', topics: [topic] }], says: [leadingTo(say('news.off', { topics: named(now, [topic]) }), OTHERS)] }
    : null

/** “No more of what is for women” leaves that topic, when one is told of it, and not the others; which those are is said. */
const leaving: Answer = now => {
  const { event, session, heard, world } = now
  if (event.kind !== 'text' || session.at || session.mode !== 'bot' || !heard?.asksToLeave || world.news.stopped) return null
  const left = heard.topics.filter(topic => world.news.topics.includes(topic))
  if (left.length === 0) return null
  const rest = world.news.topics.filter(topic => !left.some(each => each === topic))
  const topics = named(now, left)
  const said = rest.length > 0 ? say('news.off-rest', { topics, rest: named(now, rest) }) : say('news.off', { topics })
  return { does: [{ kind: 'unsubscribe', topics: left }], says: [leadingTo(said, OTHERS)] }
}

/** “Tell me … for women” asks to be told, however little else of it is understood. */
const asking: Answer = now => {
  const { event, session, heard } = now
  if (event.kind !== 'text' || session.at || session.mode !== 'bot' || heard?.intent !== 'announcements' || heard.sure) return null
  return heard.asksToBeTold && heard.topics.length > 0 ? on(now, heard.topics, 'words') : null
}

const again: Route = now => on(now, now.world.news.topics, 'menu') ?? topics(now, '')

/** “Tell me when …” asks to be told from now on; “what is new?” asks what is open. In the middle of a form it waits. */
const announcements: Answer = now => {
  const { heard, session } = now
  if (session.at) return { says: [say('news.later')] }
  const wanted = [...(heard?.topics ?? []), ...(heard?.centre ? [ofCentre(heard.centre)] : [])]
  if (!heard || heard.asksToBeTold) return (wanted.length > 0 ? on(now, wanted, 'words') : null) ?? menu(now, '')
  const field = wanted.includes('training') ? 'training' : wanted.includes('incubator') ? 'incubator' : NEW
  return openIn(now, field) ?? nothingNew
}

const nothingNew: Reply = {
  says: [
    leadingTo(
      say('news.nothing'),
      { ...OTHERS, label: phrase('offers.be-told') },
      { id: 'register', label: phrase('menu.register'), emoji: '📝' },
    ),
  ],
}

/** What one asks to be told of, topic by topic; `flows/announcements` tells it, and ends it all. */
export const news: Feature = {
  id: 'news',
  rules: [leaving, asking],
  routes: {
    news: menu,
    'news-topics': topics,
    'news-centres': now => ({ asks: true, says: [leadingTo(say('news.ask-centre'), ...centreChoices(now))] }),
    'news-on': (now, topic) => on(now, [topic], 'menu'),
    'news-off': off,
    'news-again': again,
  },
  intents: { announcements },
}
