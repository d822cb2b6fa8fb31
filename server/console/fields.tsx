import type { VNode } from 'preact'
import type { Ask } from './page.ts'

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
  /** At most so many characters, as people count them; how many are left is said while one types. */
  most?: number
  dir?: 'auto' | 'ltr'
  lang?: string
  /** Tells fields of one name apart when a page has several forms. */
  place?: string
}

type Ties = { id: string; name: string; 'data-most'?: number; 'aria-invalid'?: 'true'; 'aria-describedby'?: string }
type LabelledProps = Pick<FieldProps, 'ask' | 'name' | 'label'> & {
  most?: number | undefined
  hint: string | undefined
  place: string | undefined
  /** The control, given what ties it to its label and remarks. */
  control(ties: Ties, invalid: string): VNode
}

// `invalid` is the class of a control that holds what cannot be
function Labelled({ ask, name, label, hint, most, place = '', control }: LabelledProps) {
  const id = `field-${place}${name}`
  const wrong = ask.again?.wrong[name]
  const described = describedBy(id, hint, wrong, most)
  const ties = {
    id,
    name,
    ...(most && { 'data-most': most }),
    ...(wrong && { 'aria-invalid': 'true' as const }),
    ...(described && { 'aria-describedby': described }),
  }
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {label}
      </label>
      {control(ties, wrong ? ' is-invalid' : '')}
      <Remarks id={id} hint={hint} wrong={wrong} />
      {most && (
        <p id={`${id}-most`} class="form-hint" data-left={ask.words('form.left')} data-over={ask.words('form.over')}>
          {ask.words('form.longest', { most })}
        </p>
      )}
    </div>
  )
}

/** A field with its label, its hint, and what is wrong with it. What was typed is kept, unless it is secret. */
export const Field = ({
  ask,
  name,
  label,
  value = '',
  hint,
  type = 'text',
  fill = 'off',
  required = false,
  place,
  most,
  ...rest
}: FieldProps) => (
  <Labelled
    {...{ ask, name, label, hint, place, most }}
    control={(ties, invalid) => (
      <input
        {...ties}
        class={`form-control${invalid}`}
        type={type}
        value={type === 'password' ? '' : typedIn(ask, name, value)}
        autocomplete={fill}
        required={required}
        {...rest}
      />
    )}
  />
)

/** A text of several lines, in its writer's own direction. */
export const TextArea = ({ ask, name, label, value = '', hint, rows = 3, lang, place, most }: FieldProps & { rows?: number }) => (
  <Labelled
    {...{ ask, name, label, hint, place, most }}
    control={(ties, invalid) => (
      <textarea {...ties} class={`form-control${invalid}`} rows={rows} dir="auto" lang={lang}>
        {typedIn(ask, name, value)}
      </textarea>
    )}
  />
)

export type Option = { value: string; label: string }

/** `begins`: the address of a form that is begun with what is chosen; a script fills in what is known. */
type SelectProps = FieldProps & { options: readonly Option[]; begins?: string }

/** One of several, from a list. */
export const Select = ({ ask, name, label, value = '', hint, options, place, begins }: SelectProps) => (
  <Labelled
    {...{ ask, name, label, hint, place }}
    control={(ties, invalid) => (
      <select {...ties} class={`form-select${invalid}`} data-begins={begins}>
        {options.map(option => (
          <option key={option.value} value={option.value} selected={option.value === typedIn(ask, name, value)}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  />
)

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

const describedBy = (id: string, hint: string | undefined, wrong: string | undefined, most?: number): string | undefined =>
  [hint && `${id}-hint`, wrong && `${id}-wrong`, most && `${id}-most`].filter(Boolean).join(' ') || undefined

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
