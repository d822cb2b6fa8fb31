import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type ConsoleWords, consoleWords } from '../../locales/console.ts'
import type { Account } from '../../prisma/store/accounts.ts'
import { record } from '../../prisma/store/audit.ts'
import { invitedBy } from '../../prisma/store/invitations.ts'
import { sameOrigin } from '../refuse.ts'
import type { Context } from './answer.ts'
import { CodeForm, InvitationForm, NoInvitation, SignInForm } from './door.tsx'
import { GENEROUS } from './guard.ts'
import { acceptInvitation } from './invitation.ts'
import type { ConsoleParts } from './parts.ts'
import { lacking } from './password.ts'
import { failed } from './refusal.tsx'
import { forgetSecond, keepSecond, secondOf } from './second-step.ts'
import { digestOf, enter, whoAsks } from './session.ts'
import { isFromDoor, showDoor } from './show-door.tsx'
import { type Judged, judgeCode, judgePassword } from './sign-in.ts'
import { keepTold } from './told.ts'
import { clockTime } from './when.tsx'

/** No answer to an attempt comes sooner, in milliseconds, so that its time tells nothing. */
const AT_LEAST_MS = 300

/**
 * The pages of the console for who is not signed in yet: the door, the second factor, and the link by which a password is
 * chosen. They have no session, so their forms are believed by a cookie of the door's own.
 */
export function entrance(scope: FastifyInstance, parts: ConsoleParts): void {
  const max = (parts.config.consoleLimits ?? GENEROUS).door
  const limit = { config: { rateLimit: { max, keyGenerator: (request: FastifyRequest) => `door:${request.ip}` } } }
  const get = (path: string, show: (context: Context) => Promise<unknown>) =>
    scope.get(path, (request, reply) => show({ parts, request, reply }))
  const post = (path: string, act: (context: Context) => Promise<unknown>) =>
    scope.post(path, { ...limit, onRequest: sameOrigin }, (request, reply) => {
      const context = { parts, request, reply }
      return isFromDoor(context) ? act(context) : failed(context, { statusCode: 403 })
    })
  get('/sign-in', showSignIn)
  post('/sign-in', signIn)
  get('/sign-in/code', showCode)
  post('/sign-in/code', signInByCode)
  get('/invitation/:token', showInvitation)
  post('/invitation/:token', choosePassword)
}

function field({ request }: Context, name: string): string {
  const value = (request.body as Record<string, unknown> | null)?.[name]
  return typeof value === 'string' ? value : ''
}

async function showSignIn(context: Context): Promise<unknown> {
  const { request, reply, parts } = context
  const to = placeOf((request.query as { to?: unknown }).to)
  if (await whoAsks(request, parts)) return reply.redirect(to, 303)
  return showDoor(context, { title: 'door.title', view: form => <SignInForm {...form} to={to} login="" /> })
}

async function signIn(context: Context): Promise<unknown> {
  const { request, reply, parts } = context
  const [to, login] = [placeOf(field(context, 'to')), field(context, 'login')]
  const judged = await slowly(judgePassword(parts, login, field(context, 'password'), request.ip))
  if (!('account' in judged))
    return showDoor(context, {
      title: 'door.title',
      view: form => <SignInForm {...form} to={to} login={login} />,
      ...refusalOf(judged, parts, 'door.wrong'),
    })
  if (!judged.account.totpSecret) return comeIn(context, judged.account, to, false)
  keepSecond(context, judged.account.id, to)
  return reply.redirect('/console/sign-in/code', 303)
}

async function showCode(context: Context): Promise<unknown> {
  if (!secondOf(context)) return context.reply.redirect('/console/sign-in', 303)
  return showDoor(context, { title: 'door.code-title', view: form => <CodeForm {...form} /> })
}

async function signInByCode(context: Context): Promise<unknown> {
  const { request, reply, parts } = context
  const second = secondOf(context)
  if (!second) return reply.redirect('/console/sign-in', 303)
  const judged = await slowly(judgeCode(parts, second.id, field(context, 'code'), request.ip))
  if (!('account' in judged))
    return showDoor(context, {
      title: 'door.code-title',
      view: form => <CodeForm {...form} />,
      ...refusalOf(judged, parts, 'door.wrong-code'),
    })
  forgetSecond(context)
  return comeIn(context, judged.account, second.to, true)
}

async function comeIn(context: Context, account: Account, to: string, second: boolean): Promise<unknown> {
  const { request, reply, parts } = context
  await enter(request, reply, parts, account.id)
  await record(parts.db, {
    at: parts.clock.now(),
    by: account,
    action: 'staff.signed-in',
    subject: 'staff',
    about: account.id,
    detail: { second },
  })
  return reply.redirect(to, 303)
}

const linkOf = ({ request }: Context): string => digestOf((request.params as { token: string }).token)

async function showInvitation(context: Context): Promise<unknown> {
  const { parts, request } = context
  const person = await invitedBy(parts.db, linkOf(context), parts.clock.now())
  if (!person) return showDoor(context, { title: 'door.no-link', status: 404, view: form => <NoInvitation {...form} /> })
  return showDoor(context, { title: 'door.choose-title', view: form => <InvitationForm {...form} action={request.url} person={person} /> })
}

async function choosePassword(context: Context): Promise<unknown> {
  const { parts, request, reply } = context
  const person = await invitedBy(parts.db, linkOf(context), parts.clock.now())
  if (!person) return showDoor(context, { title: 'door.no-link', status: 404, view: form => <NoInvitation {...form} /> })
  const password = field(context, 'password')
  const lacks = password === field(context, 'again') ? lacking(password, person.login) : 'password.differ'
  if (lacks)
    return showDoor(context, {
      title: 'door.choose-title',
      status: 422,
      wrong: words => words(lacks),
      view: form => <InvitationForm {...form} action={request.url} person={person} />,
    })
  if (!(await acceptInvitation(parts, linkOf(context), person, password))) return showInvitation(context)
  await enter(request, reply, parts, person.id)
  keepTold(request, reply, parts, consoleWords(person.locale === 'ar' ? 'ar' : 'fr')('door.chosen'))
  return reply.redirect('/console', 303)
}

type Refused = Exclude<Judged, { account: Account }>

function refusalOf(judged: Refused, parts: ConsoleParts, wrong: 'door.wrong' | 'door.wrong-code') {
  if (!('wait' in judged)) return { status: 401, wrong: (words: ConsoleWords) => words(wrong) }
  // the next whole minute, so that who comes back then is let in
  const time = { code: clockTime(parts.clock, new Date(judged.wait.getTime() + 59_999)) }
  return { status: 429, wrong: (words: ConsoleWords) => words('door.wait', { time }) }
}

async function slowly<T>(work: Promise<T>): Promise<T> {
  const [done] = await Promise.all([work, new Promise(resolve => setTimeout(resolve, AT_LEAST_MS))])
  return done
}

// only ever a page of the console: an address from a link may be anybody's
function placeOf(asked: unknown): string {
  const known = typeof asked === 'string' && /^\/console(\/[\w./?&=%+:@-]*)?(\?[\w./&=%+:@-]*)?$/.test(asked)
  return known && !asked.startsWith('/console/sign-') ? asked : '/console'
}
