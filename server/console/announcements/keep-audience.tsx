import { Field } from '../fields.tsx'
import { Form } from '../form.tsx'
import type { Ask } from '../page.ts'

/** Gives an audience a name, to be used again. */
export const KeepAudience = ({ ask, action }: { ask: Ask; action: string }) => (
  <details class="more">
    <summary>{ask.words('announce.keep-audience')}</summary>
    <Form ask={ask} action={action} class="announce-line">
      <Field ask={ask} name="audience" label={ask.words('announce.audience-name')} maxLength={60} dir="auto" required />
      <button type="submit" class="btn">
        {ask.words('form.save')}
      </button>
    </Form>
  </details>
)
