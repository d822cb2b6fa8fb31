import type { Content } from '../../../prisma/store/announcements.ts'
import { Field } from '../fields.tsx'
import type { Ask } from '../page.ts'
import { inLastDay } from './limits.ts'

/** Until when it is sent, and how fast. */
export const Limits = ({ ask, content }: { ask: Ask; content: Content }) => (
  <section class="card">
    <h2>{ask.words('announce.step-limits')}</h2>
    <Field
      ask={ask}
      name="expires"
      label={ask.words('announce.expires')}
      hint={ask.words('announce.expires-hint')}
      type="date"
      value={content.expiresAt ? ask.parts.clock.local(inLastDay(content.expiresAt)).date : ''}
    />
    <Field
      ask={ask}
      name="pace"
      label={ask.words('announce.pace')}
      hint={ask.words('announce.pace-hint')}
      type="number"
      min={1}
      max={6000}
      value={content.pace === null ? '' : String(content.pace)}
    />
  </section>
)
