import type { ComponentChildren } from 'preact'
import type { Ask } from './page.ts'

type FormProps = {
  ask: Ask
  action: string
  class?: string
  /** Loads the whole page anew: for what changes the page's language, theme or person. */
  plain?: boolean
  /** Who leaves before it is kept is asked whether they mean it. */
  unsaved?: boolean
  children: ComponentChildren
}

// what is under way is not begun a second time: the form that comes back may mean something else by then. Its button looks so, but is not
// disabled: the keyboard would lose its place
const WITH_A_SCRIPT = {
  'hx-boost': 'true',
  // a form is answered with a whole page, also where it stands in a part that asks for itself
  'hx-select': 'unset',
  'hx-swap': 'morph:innerHTML show:none',
  'hx-sync': 'this:drop',
}

/** A form of the console, with the token that makes it believed. It works without a script; with one, only what changed moves. */
export const Form = ({ ask, action, class: name, plain = false, unsaved = false, children }: FormProps) => (
  <form method="post" action={action} class={name} data-unsaved={unsaved || undefined} {...(!plain && WITH_A_SCRIPT)}>
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

type AskFirstProps = {
  label: string
  why: string
  open?: boolean
  /** What is asked about is a step forward, and nothing that is lost. */
  calm?: boolean
  children: ComponentChildren
}

/** A button that asks before it does: opens to say what will happen, and only then offers to do it. */
export const AskFirst = ({ label, why, open = false, calm = false, children }: AskFirstProps) => (
  <details class={calm ? 'ask-first calm' : 'ask-first'} open={open}>
    <summary class={calm ? 'btn btn-primary' : 'btn btn-outline-danger'}>{label}</summary>
    <div class="ask-first-body">
      <p>{why}</p>
      {children}
    </div>
  </details>
)

/** What was refused about the form just sent. A script moves the focus here. */
export const Refusal = ({ ask }: { ask: Ask }) =>
  ask.again && (
    <p class="notice bad" role="alert" tabIndex={-1} data-focus>
      {ask.again.sentence}
    </p>
  )

/** The end of a form: keep what was typed, or go back without. */
export const SaveOrCancel = ({ ask, back }: { ask: Ask; back: string }) => (
  <div class="actions">
    <button type="submit" class="btn btn-primary">
      {ask.words('form.save')}
    </button>
    <a class="btn" href={back}>
      {ask.words('form.cancel')}
    </a>
  </div>
)
