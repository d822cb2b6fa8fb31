import type { ComponentChildren } from 'preact'
import type { Ask } from './page.ts'

type FormProps = {
  ask: Ask
  action: string
  class?: string
  /** Loads the whole page anew: for what changes the page's language, theme or person. */
  plain?: boolean
  children: ComponentChildren
}

/** A form of the console, with the token that makes it believed. It works without a script; with one, only what changed moves. */
export const Form = ({ ask, action, class: name, plain = false, children }: FormProps) => (
  <form method="post" action={action} class={name} {...(!plain && { 'hx-boost': 'true', 'hx-swap': 'morph:innerHTML show:none' })}>
    <input type="hidden" name="_csrf" value={ask.csrf} />
    {children}
  </form>
)

type PostButtonProps = FormProps & { values?: Readonly<Record<string, string>>; focus?: boolean }

/** A button that does something by itself. `values` go with it. `focus`: the keyboard is here when the page has come. */
export const PostButton = ({ ask, action, class: name = 'btn', plain = false, values = {}, focus = false, children }: PostButtonProps) => (
  <Form ask={ask} action={action} class="in-line" plain={plain}>
    {Object.entries(values).map(([key, value]) => (
      <input key={key} type="hidden" name={key} value={value} />
    ))}
    <button type="submit" class={name} data-focus={focus || undefined}>
      {children}
    </button>
  </Form>
)

type AskFirstProps = { label: string; why: string; open?: boolean; children: ComponentChildren }

/** A button that asks before it does: opens to say what will happen, and only then offers to do it. */
export const AskFirst = ({ label, why, open = false, children }: AskFirstProps) => (
  <details class="ask-first" open={open}>
    <summary class="btn btn-outline-danger">{label}</summary>
    <div class="ask-first-body">
      <p>{why}</p>
      {children}
    </div>
  </details>
)

const typedIn = (ask: Ask, name: string, value: string): string => {
  const typed = ask.again?.typed[name]
  return typeof typed === 'string' ? typed : value
}

type FieldProps = {
  ask: Ask
  name: string
  label: string
  value?: string
  hint?: string
  type?: 'text' | 'password' | 'search' | 'date' | 'time' | 'number' | 'datetime-local'
  /** What a browser may fill in by itself. */
  fill?: string
  required?: boolean
  min?: number
  max?: number
  maxLength?: number
  dir?: 'auto' | 'ltr'
  lang?: string
  /** Tells fields of one name apart when a page has several forms. */
  place?: string
}

/** A field with its label, its hint, and what is wrong with it. What was typed is kept, unless it is secret. */
export function Field({
  ask,
  name,
  label,
  value = '',
  hint,
  type = 'text',
  fill = 'off',
  required = false,
  place = '',
  ...rest
}: FieldProps) {
  const id = `field-${place}${name}`
  const wrong = ask.again?.wrong[name]
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class={wrong ? 'form-control is-invalid' : 'form-control'}
        name={name}
        type={type}
        value={type === 'password' ? '' : typedIn(ask, name, value)}
        autocomplete={fill}
        required={required}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, wrong)}
        {...rest}
      />
      <Remarks id={id} hint={hint} wrong={wrong} />
    </div>
  )
}

/** A text of several lines, in its writer's own direction. */
export function TextArea({
  ask,
  name,
  label,
  value = '',
  hint,
  rows = 3,
  lang,
  place = '',
}: FieldProps & { rows?: number; lang?: string }) {
  const id = `field-${place}${name}`
  const wrong = ask.again?.wrong[name]
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        class={wrong ? 'form-control is-invalid' : 'form-control'}
        name={name}
        rows={rows}
        dir="auto"
        lang={lang}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, wrong)}
      >
        {typedIn(ask, name, value)}
      </textarea>
      <Remarks id={id} hint={hint} wrong={wrong} />
    </div>
  )
}

export type Option = { value: string; label: string }

/** One of several, from a list. */
export function Select({ ask, name, label, value = '', hint, options, place = '' }: FieldProps & { options: readonly Option[] }) {
  const id = `field-${place}${name}`
  const wrong = ask.again?.wrong[name]
  const chosen = typedIn(ask, name, value)
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        class={wrong ? 'form-select is-invalid' : 'form-select'}
        name={name}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, wrong)}
      >
        {options.map(option => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
      <Remarks id={id} hint={hint} wrong={wrong} />
    </div>
  )
}

type ChecksProps = { ask: Ask; name: string; label: string; chosen: readonly string[]; options: readonly Option[]; hint?: string }

/** Any of several. */
export function Checks({ ask, name, label, chosen, options, hint }: ChecksProps) {
  const typed = ask.again?.typed[name]
  const on = ask.again ? [typed].flat() : chosen
  const wrong = ask.again?.wrong[name]
  return (
    <fieldset class="field" aria-describedby={describedBy(`field-${name}`, hint, wrong)}>
      <legend class="form-label">{label}</legend>
      {options.map(option => (
        <label key={option.value} class="form-check">
          <input class="form-check-input" type="checkbox" name={name} value={option.value} checked={on.includes(option.value)} />
          <span class="form-check-label">{option.label}</span>
        </label>
      ))}
      <Remarks id={`field-${name}`} hint={hint} wrong={wrong} />
    </fieldset>
  )
}

const describedBy = (id: string, hint: string | undefined, wrong: string | undefined): string | undefined =>
  [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined

const Remarks = ({ id, hint, wrong }: { id: string; hint: string | undefined; wrong: string | undefined }) => (
  <>
    {hint && (
      <p id={`${id}-hint`} class="form-hint">
        {hint}
      </p>
    )}
    {wrong && (
      <p id={`${id}-wrong`} class="wrong">
        {wrong}
      </p>
    )}
  </>
)

/** What was refused about the form just sent. A script moves the focus here. */
export const Refusal = ({ ask }: { ask: Ask }) =>
  ask.again && (
    <p class="notice bad" role="alert" tabIndex={-1} data-focus>
      {ask.again.sentence}
    </p>
  )
