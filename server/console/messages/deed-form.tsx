import type { ComponentChildren } from 'preact'
import type { Ask } from '../page.ts'

type FormProps = { ask: Ask; action: string; class?: string; id?: string; children: ComponentChildren }

/** A form of the Messages pages: a script sends it and leaves the page where it is; without one it is a plain form. */
export const Form = ({ ask, action, class: name, id, children }: FormProps) => (
  <form method="post" action={action} class={name} id={id} data-deed>
    <input type="hidden" name="_csrf" value={ask.csrf} data-keep />
    {children}
  </form>
)

type ButtonProps = FormProps & { deed?: string; values?: Readonly<Record<string, string>> }

/** A button that does one thing. `deed`: what a key of the keyboard presses it by. */
export const DeedButton = ({ ask, action, class: name = 'btn', deed, values = {}, children }: ButtonProps) => (
  <Form ask={ask} action={action} class="in-line">
    {Object.entries(values).map(([key, value]) => (
      <input key={key} type="hidden" name={key} value={value} />
    ))}
    <button type="submit" class={name} data-deed-key={deed}>
      {children}
    </button>
  </Form>
)
