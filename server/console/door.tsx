import type { ComponentChildren } from 'preact'
import type { ConsoleWords } from '../../locales/console.ts'
import { SHORTEST } from './password.ts'
import type { DoorForm } from './show-door.tsx'

/** Login and password. Why it was refused is said in one sentence that fits every reason. */
export const SignInForm = ({ words, csrf, wrong, to, login }: DoorForm & { to: string; login: string }) => (
  <DoorCard title={words('door.title')} wrong={wrong}>
    <form method="post" action="/console/sign-in">
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="to" value={to} />
      <DoorField name="login" label={words('door.login')} value={login} fill="username" dir="ltr" />
      <DoorField name="password" label={words('door.password')} type="password" fill="current-password" />
      <button type="submit" class="btn btn-primary w-100">
        {words('door.sign-in')}
      </button>
    </form>
    <p class="form-hint">{words('door.lost')}</p>
  </DoorCard>
)

/** The code of the second factor. */
export const CodeForm = ({ words, csrf, wrong }: DoorForm) => (
  <DoorCard title={words('door.code-title')} wrong={wrong}>
    <p>{words('door.code-why')}</p>
    <form method="post" action="/console/sign-in/code">
      <input type="hidden" name="_csrf" value={csrf} />
      <DoorField name="code" label={words('door.code')} fill="one-time-code" dir="ltr" numeric />
      <button type="submit" class="btn btn-primary w-100">
        {words('door.sign-in')}
      </button>
    </form>
    <p class="form-hint">{words('door.lost-code')}</p>
    <a href="/console/sign-in">{words('door.again')}</a>
  </DoorCard>
)

/** A password is chosen, by a link that opens once. */
export const InvitationForm = ({
  words,
  csrf,
  wrong,
  action,
  person,
}: DoorForm & { action: string; person: { name: string; login: string } }) => (
  <DoorCard title={words('door.choose-title')} wrong={wrong}>
    <p>{words('door.choose-for', { name: person.name })}</p>
    <form method="post" action={action}>
      <input type="hidden" name="_csrf" value={csrf} />
      <DoorField name="username" label={words('door.login')} value={person.login} fill="username" dir="ltr" readOnly />
      <NewPassword words={words} />
      <button type="submit" class="btn btn-primary w-100">
        {words('door.choose')}
      </button>
    </form>
  </DoorCard>
)

/** A link that opens nothing (any more). */
export const NoInvitation = ({ words }: DoorForm) => (
  <DoorCard title={words('door.no-link')} wrong={null}>
    <p>{words('door.no-link-why')}</p>
    <a class="btn btn-primary w-100" href="/console/sign-in">
      {words('door.sign-in')}
    </a>
  </DoorCard>
)

const NewPassword = ({ words }: { words: ConsoleWords }) => (
  <>
    <DoorField
      name="password"
      label={words('password.new')}
      hint={words('password.hint', { count: SHORTEST })}
      type="password"
      fill="new-password"
    />
    <DoorField name="again" label={words('password.again')} type="password" fill="new-password" />
  </>
)

const DoorCard = ({ title, wrong, children }: { title: string; wrong: string | null; children: ComponentChildren }) => (
  <section class="card door-card">
    <h1>{title}</h1>
    {wrong !== null && (
      <p class="notice bad" role="alert" tabIndex={-1} data-focus>
        {wrong}
      </p>
    )}
    {children}
  </section>
)

type DoorFieldProps = {
  name: string
  label: string
  fill: string
  value?: string
  type?: 'text' | 'password'
  hint?: string
  dir?: 'ltr'
  numeric?: boolean
  readOnly?: boolean
}

const DoorField = ({ name, label, fill, value = '', type = 'text', hint, dir, numeric = false, readOnly = false }: DoorFieldProps) => (
  <div class="field">
    <label class="form-label" for={`door-${name}`}>
      {label}
    </label>
    <input
      id={`door-${name}`}
      class="form-control"
      name={name}
      type={type}
      value={value}
      autocomplete={fill}
      autocapitalize="none"
      spellcheck={false}
      inputMode={numeric ? 'numeric' : undefined}
      dir={dir}
      required
      readOnly={readOnly}
      aria-describedby={hint ? `door-${name}-hint` : undefined}
    />
    {hint && (
      <p id={`door-${name}-hint`} class="form-hint">
        {hint}
      </p>
    )}
  </div>
)
