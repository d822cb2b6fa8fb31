import type { FileView } from '../../../bot/registrations/index.ts'
import { Select, TextArea } from '../fields.tsx'
import { Form } from '../form.tsx'
import type { Ask } from '../page.ts'
import { fileAddress, stateWord } from './words.ts'

type Props = { ask: Ask; file: FileView }

/** Where a file goes next: chosen here, looked at before it is done. */
export const Moving = ({ ask, file }: Props) => {
  const states = file.leadsTo.filter(state => state !== 'referred')
  const typed = ask.again?.typed.to
  return (
    <section class="card">
      <h2>{ask.words('moving.title')}</h2>
      <Form ask={ask} action={`${fileAddress(file.reference)}/preview`}>
        <input type="hidden" name="from" value={file.state} />
        <fieldset class="field">
          <legend class="form-label">{ask.words('moving.to')}</legend>
          {states.map((state, place) => (
            <label key={state} class="form-check">
              <input
                class="form-check-input"
                type="radio"
                name="to"
                value={state}
                checked={typed === undefined ? place === 0 : typed === state}
                required
              />
              <span class="form-check-label">{stateWord(ask, state)}</span>
            </label>
          ))}
        </fieldset>
        <TextArea ask={ask} name="reason" label={ask.words('moving.reason')} hint={ask.words('moving.reason-hint')} rows={2} />
        <button type="submit" class="btn btn-primary">
          {ask.words('moving.look')}
        </button>
      </Form>
      {file.leadsTo.includes('referred') && <Refer ask={ask} file={file} />}
    </section>
  )
}

const Refer = ({ ask, file }: Props) => (
  <details class="spaced">
    <summary class="btn">{ask.words('moving.refer')}</summary>
    <Form ask={ask} action={`${fileAddress(file.reference)}/preview`} class="spaced">
      <input type="hidden" name="from" value={file.state} />
      <input type="hidden" name="to" value="referred" />
      <Select ask={ask} name="centre" label={ask.words('moving.centre')} options={othersOf(ask, file)} place="refer-" />
      <TextArea ask={ask} name="reason" label={ask.words('moving.why')} hint={ask.words('moving.why-hint')} rows={2} place="refer-" />
      <button type="submit" class="btn">
        {ask.words('moving.look')}
      </button>
    </Form>
  </details>
)

const othersOf = ({ parts, staff }: Ask, { centre }: FileView) =>
  parts
    .content()
    .centres.filter(({ key }) => key !== centre)
    .map(({ key, names }) => ({ value: key, label: names[staff.locale] }))
