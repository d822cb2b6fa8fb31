import { isLocale, LOCALES } from '../../locales/locale.ts'
import type { Feature } from '../engine/engine.ts'
import { namesMenu } from '../engine/menu-words.ts'
import { leadingTo, offering, phrase, say } from '../engine/say.ts'
import type { Choice, Reply, Situation } from '../engine/types.ts'

/** What the menu offers: at most six, the commonest first. The menu itself is 0 and a person is 9. */
const MENU: readonly Choice[] = [
  { id: 'services', label: phrase('menu.services'), emoji: '📋' },
  { id: 'register', label: phrase('menu.register'), emoji: '📝' },
  { id: 'services:papers', label: phrase('menu.papers'), emoji: '📄' },
  { id: 'centres', label: phrase('menu.centres'), emoji: '🕘' },
  { id: 'hotlines', label: phrase('menu.hotlines'), emoji: '🆘' },
  { id: 'languages', label: phrase('menu.languages'), emoji: '🌐' },
  { id: 'person', label: phrase('menu.person'), emoji: '💬' },
]

export const HELLO = say('welcome.hello')

const menu = (): Reply => ({ at: null, says: [offering(say('menu.ask'), ...MENU)] })
const start = ({ session }: Situation): Reply => (session.welcomed ? menu() : { ...menu(), says: [HELLO, ...menu().says], welcomes: true })
/** A greeting of Hassaniya is returned, with the way to a person. */
const greeting = (now: Situation): Reply => {
  const reply = start(now)
  return now.heard?.hassaniya ? { ...reply, says: [...reply.says.slice(0, -1), say('welcome.hassaniya'), ...reply.says.slice(-1)] } : reply
}
/** Who says in words, in the middle of a form, that something is not clear has not asked for the menu. */
const puzzled = ({ session, event }: Situation): boolean =>
  session.at !== null && event.kind === 'text' && event.text.trim().split(/\s+/).length >= PUZZLED && !namesMenu(event.text)
const PUZZLED = 3

const courtesy = (key: 'welcome.thanks' | 'welcome.goodbye') => (): Reply => ({ says: [say(key)] })

const languages = (): Reply => ({
  asks: true,
  says: [leadingTo(say('language.ask'), ...LOCALES.map(locale => ({ id: `language:${locale}`, label: phrase(`language.${locale}`) })))],
})

function speak({ session }: Situation, wanted: string): Reply | null {
  if (!isLocale(wanted)) return null
  return { locale: wanted, says: session.at ? [say('language.changed')] : [offering(say('language.changed'), ...MENU)] }
}

// «جاوبني بالدارجة», “en arabe svp”: the language asked for is named in the message, whatever it is written in
function changeLanguage(now: Situation): Reply | null {
  const asked = now.heard?.asksFor
  return asked ? speak(now, asked) : languages()
}

export const welcome: Feature = {
  id: 'welcome',
  routes: {
    start,
    menu,
    languages,
    language: speak,
    none: () => ({ missed: true, says: [leadingTo(say('lost.rephrase'))] }),
    stale: () => ({ says: [offering(say('menu.stale'), ...MENU)] }),
  },
  intents: {
    // a greeting leaves no form
    greeting: now => (now.session.at ? { says: [say('welcome.again')] } : greeting(now)),
    help_menu: now => (puzzled(now) ? { says: [say('form.help')] } : menu()),
    thanks: courtesy('welcome.thanks'),
    goodbye: courtesy('welcome.goodbye'),
    bot_identity: () => ({ says: [leadingTo(say('welcome.identity'))] }),
    change_language: changeLanguage,
    // a raised thumb with nothing to say yes to is a courtesy
    // where a form is open it is no answer to its question, or the form would have taken it
    yes: ({ session, event }) =>
      session.at
        ? null
        : event.kind === 'text' && !/[\p{L}\p{N}]/u.test(event.text)
          ? { says: [say('welcome.thanks')] }
          : { says: session.offered.length > 0 ? [offering(say('menu.ask'), ...MENU)] : [say('welcome.nothing-else')] },
    no: ({ session }) => (session.at ? null : { says: [leadingTo(say('welcome.nothing-else'))] }),
  },
}
