import type { ComponentChildren } from 'preact'
import { FILE_STATES } from '../../../flows/preregister/files.ts'
import { Form } from '../form.tsx'
import type { Ask } from '../page.ts'
import { type Listing, queryOf } from './listing.ts'
import { HERE, stateWord } from './words.ts'

/** What is done with many files at once; a referral needs its centre and stays a thing of each. */
export const BULK_STATES = FILE_STATES.filter(state => state !== 'received' && state !== 'referred')

/** `more`: the list has other pages, and all of them may be meant. */
type Props = { ask: Ask; listing: Listing; more: boolean; children: ComponentChildren }

/** A list whose lines can be chosen, and what to do with those. What citizens will be told is shown before anything is done. */
export const BulkBar = ({ ask, listing, more, children }: Props) => (
  <Form ask={ask} action={`${HERE}/bulk`} class="bulk">
    {children}
    <fieldset class="bulk-bar">
      <legend class="unseen">{ask.words('bulk.title')}</legend>
      <input type="hidden" name="list" value={queryOf(listing)} />
      {more && (
        <label class="form-check bulk-all">
          <input class="form-check-input" type="checkbox" name="all" value="yes" />
          <span class="form-check-label">{ask.words('bulk.all')}</span>
        </label>
      )}
      <span class="bulk-count" data-chosen={ask.words('bulk.chosen')} role="status">
        {ask.words('bulk.none')}
      </span>
      <label class="unseen" for="bulk-to">
        {ask.words('bulk.to')}
      </label>
      <select id="bulk-to" class="form-select" name="to">
        {BULK_STATES.map(state => (
          <option key={state} value={state}>
            {stateWord(ask, state)}
          </option>
        ))}
      </select>
      <label class="unseen" for="bulk-reason">
        {ask.words('moving.reason')}
      </label>
      <input
        id="bulk-reason"
        class="form-control"
        name="reason"
        maxLength={300}
        dir="auto"
        autocomplete="off"
        placeholder={ask.words('moving.reason')}
      />
      <button type="submit" class="btn">
        {ask.words('bulk.look')}
      </button>
    </fieldset>
  </Form>
)
