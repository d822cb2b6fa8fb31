import type { ComponentChildren } from 'preact'
import { centreName } from '../centres.ts'
import { Back, Clock, People } from '../icons.tsx'
import type { Ask } from '../page.ts'
import type { ConversationData } from './conversation-data.ts'
import { Form } from './deed-form.tsx'
import { Pin } from './icons.tsx'
import { deedAddress } from './listing.ts'
import { placeOf } from './words.ts'

type MenuProps = { ask: Ask; data: ConversationData }

/** A button that opens a small form. It is a plain disclosure, so it opens without a script too. */
const Menu = ({ id, label, icon, children }: { id: string; label: string; icon: ComponentChildren; children: ComponentChildren }) => (
  <details id={id} class="menu" data-stay data-menu>
    <summary class="btn">
      {icon}
      {label}
    </summary>
    <div class="menu-body">{children}</div>
  </details>
)

/** Puts the case aside until a time, or until they reply. */
export const Snooze = ({ ask, data }: MenuProps) => (
  <Menu id="menu-snooze" label={ask.words('acts.snooze')} icon={<Clock />}>
    <Form ask={ask} action={deedAddress(data.view.id, 'snooze')} class="menu-list">
      {(['reply', 'tomorrow', 'monday'] as const).map(until => (
        <button key={until} type="submit" class="btn" name="until" value={until}>
          {ask.words(`snooze.${until}`)}
        </button>
      ))}
    </Form>
    <Form ask={ask} action={deedAddress(data.view.id, 'snooze')} class="menu-line">
      <input type="hidden" name="until" value="date" />
      <label for="snooze-date">{ask.words('snooze.date')}</label>
      <input id="snooze-date" class="form-control" type="date" name="date" required data-keep />
      <button type="submit" class="btn">
        {ask.words('snooze.go')}
      </button>
    </Form>
    <p class="quiet">{ask.words('snooze.what')}</p>
  </Menu>
)

/** Gives the case to a colleague, or to the queue of a centre. */
export const Transfer = ({ ask, data: { view, colleagues, centres } }: MenuProps) => (
  <Menu id="menu-transfer" label={ask.words('acts.transfer')} icon={<People />}>
    <Form ask={ask} action={deedAddress(view.id, 'transfer')}>
      <label class="form-label" for="transfer-to">
        {ask.words('transfer.to')}
      </label>
      <select id="transfer-to" class="form-select" name="to" required data-keep>
        <option value="">{ask.words('transfer.choose')}</option>
        {colleagues.length > 0 && (
          <optgroup label={ask.words('transfer.colleagues')}>
            {colleagues.map(({ id, name }) => (
              <option key={id} value={`staff:${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label={ask.words('transfer.queues')}>
          {centres.map(({ key }) => (
            <option key={key} value={`centre:${key}`}>
              {centreName(ask, key)}
            </option>
          ))}
          <option value="shared">{ask.words('inbox.shared')}</option>
        </optgroup>
      </select>
      <p class="quiet">{ask.words('transfer.what')}</p>
      <button type="submit" class="btn btn-primary">
        {ask.words('transfer.go')}
      </button>
    </Form>
  </Menu>
)

/** Sends the citizen on to another centre: they are told, and all that was said goes with them. */
export const Refer = ({ ask, data: { view, centres } }: MenuProps) => (
  <Menu id="menu-refer" label={ask.words('acts.refer')} icon={<Pin />}>
    <Form ask={ask} action={deedAddress(view.id, 'refer')}>
      <label class="form-label" for="refer-centre">
        {ask.words('refer.centre', { from: placeOf(ask, view.centre) })}
      </label>
      <select id="refer-centre" class="form-select" name="centre" required data-keep>
        <option value="">{ask.words('transfer.choose')}</option>
        {centres
          .filter(({ key }) => key !== view.centre)
          .map(({ key }) => (
            <option key={key} value={key}>
              {centreName(ask, key)}
            </option>
          ))}
      </select>
      <label class="form-label" for="refer-why">
        {ask.words('refer.why')}
      </label>
      <textarea id="refer-why" class="form-control" name="why" rows={2} maxLength={500} dir="auto" required data-keep />
      <p class="quiet">{ask.words('refer.what')}</p>
      <button type="submit" class="btn btn-primary">
        {ask.words('refer.go')}
      </button>
    </Form>
  </Menu>
)

/** Gives the floor back to the assistant; asked first, for the citizen hears of it. */
export const BackToBot = ({ ask, data: { view } }: MenuProps) => (
  <Menu id="menu-bot" label={ask.words('acts.hand-back')} icon={<Back />}>
    <Form ask={ask} action={deedAddress(view.id, 'hand-back')}>
      <p>{ask.words('hand-back.what')}</p>
      <button type="submit" class="btn btn-primary">
        {ask.words('hand-back.go')}
      </button>
    </Form>
  </Menu>
)
