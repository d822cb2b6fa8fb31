import { accountById } from '../../prisma/store/accounts.ts'
import { ROLES, THEMES } from '../../prisma/store/staff.ts'
import { type StaffSession, sessionsOf } from '../../prisma/store/staff-sessions.ts'
import { nothing } from './body.ts'
import { centreName } from './centres.ts'
import { Field, Select } from './fields.tsx'
import { Form, PostButton, Refusal } from './form.tsx'
import { type Ask, page } from './page.ts'
import { SHORTEST } from './password.ts'
import { IDLE_MS } from './session.ts'
import { When } from './when.tsx'

type Mine = { sessions: readonly StaffSession[]; hasSecondFactor: boolean }

/** One's own account: language, theme, password, second factor, where one is signed in. */
export const account = page({
  path: '/console/account',
  roles: ROLES,
  place: 'account',
  params: nothing,
  async load({ parts, staff, now }): Promise<Mine> {
    const [sessions, own] = await Promise.all([sessionsOf(parts.db, staff.id, now, IDLE_MS), accountById(parts.db, staff.id)])
    return { sessions, hasSecondFactor: own?.totpSecret != null }
  },
  title: (_, ask) => ask.words('account.title'),
  view: (mine, ask) => (
    <>
      <div class="head">
        <h1>{ask.words('account.title')}</h1>
        <PostButton ask={ask} action="/console/sign-out" plain>
          {ask.words('shell.sign-out')}
        </PostButton>
      </div>
      <Refusal ask={ask} />
      <Who ask={ask} />
      <div class="cards">
        <Preferences ask={ask} />
        <Password ask={ask} />
        <SecondFactor ask={ask} on={mine.hasSecondFactor} />
        <Sessions ask={ask} sessions={mine.sessions} />
      </div>
    </>
  ),
})

const Who = ({ ask }: { ask: Ask }) => (
  <p class="quiet">
    <bdi>{ask.staff.name}</bdi> · <bdi dir="ltr">{ask.staff.login}</bdi> · {ask.words(`role.${ask.staff.role}`)}
    {ask.staff.role !== 'administrator' && ask.staff.centres.map(key => <span key={key}> · {centreName(ask, key)}</span>)}
  </p>
)

const LANGUAGES = [
  { value: 'fr', label: 'Français' },
  { value: 'ar', label: 'العربية' },
] as const

const Preferences = ({ ask }: { ask: Ask }) => (
  <section class="card">
    <h2>{ask.words('account.preferences')}</h2>
    <Form ask={ask} action="/console/account/preferences" plain>
      <Select ask={ask} name="locale" label={ask.words('account.language')} value={ask.staff.locale} options={LANGUAGES} />
      <Select
        ask={ask}
        name="theme"
        label={ask.words('account.theme')}
        value={ask.staff.theme}
        options={THEMES.map(value => ({ value, label: ask.words(`account.theme.${value}`) }))}
      />
      <button type="submit" class="btn btn-primary">
        {ask.words('form.save')}
      </button>
    </Form>
  </section>
)

const Password = ({ ask }: { ask: Ask }) => (
  <section class="card">
    <h2>{ask.words('account.password')}</h2>
    <p class="quiet">{ask.words('account.password-why')}</p>
    <Form ask={ask} action="/console/account/password">
      <Field ask={ask} name="current" label={ask.words('password.current')} type="password" fill="current-password" required />
      <Field
        ask={ask}
        name="password"
        label={ask.words('password.new')}
        hint={ask.words('password.hint', { count: SHORTEST })}
        type="password"
        fill="new-password"
        required
      />
      <Field ask={ask} name="again" label={ask.words('password.again')} type="password" fill="new-password" required />
      <button type="submit" class="btn btn-primary">
        {ask.words('account.change-password')}
      </button>
    </Form>
  </section>
)

const SecondFactor = ({ ask, on }: { ask: Ask; on: boolean }) => (
  <section class="card">
    <h2>{ask.words('account.second')}</h2>
    <p>{ask.words(on ? 'account.second-on' : 'account.second-off')}</p>
    <p class="quiet">{ask.words('account.second-lost')}</p>
    <a class={on ? 'btn' : 'btn btn-primary'} href="/console/account/second-factor">
      {ask.words(on ? 'account.second-change' : 'account.second-set-up')}
    </a>
  </section>
)

const Sessions = ({ ask, sessions }: { ask: Ask; sessions: readonly StaffSession[] }) => (
  <section class="card">
    <h2>{ask.words('account.sessions')}</h2>
    <p class="quiet">{ask.words('account.sessions-why')}</p>
    <ul class="rows">
      {sessions.map(session => (
        <li key={session.id}>
          <span class="grow">
            <strong>{browserOf(session.agent) ?? ask.words('account.browser-unknown')}</strong>
            <br />
            <span class="quiet">
              {session.id === ask.session ? `${ask.words('account.this-browser')} · ` : ''}
              {ask.words('account.seen')} <When ask={ask} at={session.seenAt} />
            </span>
          </span>
          {session.id !== ask.session && (
            <PostButton ask={ask} action="/console/account/sessions/end" values={{ session: session.id }}>
              {ask.words('account.end')}
            </PostButton>
          )}
        </li>
      ))}
    </ul>
    {sessions.length > 1 && (
      <PostButton ask={ask} action="/console/account/sessions/end-others" class="btn btn-outline-danger">
        {ask.words('account.end-others')}
      </PostButton>
    )}
  </section>
)

const BROWSERS = [/Edg/, /OPR/, /Firefox/, /Chrome|CriOS/, /Safari/] as const
const NAMES = ['Edge', 'Opera', 'Firefox', 'Chrome', 'Safari'] as const
const MACHINES = { Android: 'Android', iPhone: 'iPhone', iPad: 'iPad', Windows: 'Windows', Macintosh: 'Mac', Linux: 'Linux' } as const

// what a browser calls itself is long and mostly untrue: the two words a person knows it by
function browserOf(agent: string | null): string | null {
  const browser = NAMES[BROWSERS.findIndex(pattern => pattern.test(agent ?? ''))]
  const machine = Object.entries(MACHINES).find(([sign]) => agent?.includes(sign))?.[1]
  return [browser, machine].filter(Boolean).join(' · ') || null
}
