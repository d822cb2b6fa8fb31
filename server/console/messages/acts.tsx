import type { ComponentChildren } from 'preact'
import { Check, Clock, People } from '../icons.tsx'
import type { Ask } from '../page.ts'
import type { ConversationData } from './conversation-data.ts'
import { DeedButton } from './deed-form.tsx'
import { Hand } from './icons.tsx'
import { deedAddress } from './listing.ts'
import { BackToBot, Refer, Snooze, Transfer } from './menus.tsx'
import { standingOf } from './standing.ts'

type ActsProps = { ask: Ask; data: ConversationData }

/** What may be done with a conversation as it stands to who looks at it. */
export function Acts({ ask, data }: ActsProps) {
  const { view } = data
  const standing = standingOf(view, ask.staff)
  const open = standing.is === 'mine' || standing.is === 'free' || (standing.is === 'theirs' && standing.leads)
  return (
    <section class="acts" aria-label={ask.words('acts.title')}>
      <First ask={ask} data={data} />
      {view.handover?.state === 'snoozed' && open && <Act ask={ask} data={data} deed="wake" icon={<Clock />} />}
      {open && <Act ask={ask} data={data} deed="resolve" icon={<Check />} />}
      {open && view.handover?.state !== 'snoozed' && <Snooze ask={ask} data={data} />}
      {open && <Transfer ask={ask} data={data} />}
      {open && data.centres.length > 1 && <Refer ask={ask} data={data} />}
      {standing.is === 'mine' && <Act ask={ask} data={data} deed="release" icon={<People />} />}
      {open && <BackToBot ask={ask} data={data} />}
    </section>
  )
}

// the one thing most likely to be done next
function First({ ask, data }: ActsProps) {
  const standing = standingOf(data.view, ask.staff)
  if (standing.is === 'theirs')
    return (
      <p class="held">
        {ask.words('acts.held', { name: standing.by })}
        {standing.leads && (
          <DeedButton ask={ask} action={deedAddress(data.view.id, 'transfer')} values={{ to: `staff:${ask.staff.id}` }}>
            <Hand />
            {ask.words('acts.take-over')}
          </DeedButton>
        )}
      </p>
    )
  if (standing.is === 'mine') return <p class="held">{ask.words('acts.yours')}</p>
  const deed = standing.is === 'done' ? 'reopen' : 'take'
  return <Act ask={ask} data={data} deed={deed} icon={<Hand />} class="btn btn-primary" />
}

type ActProps = ActsProps & {
  deed: 'take' | 'reopen' | 'resolve' | 'release' | 'wake'
  icon: ComponentChildren
  class?: string
}
const Act = ({ ask, data, deed, icon, class: name = 'btn' }: ActProps) => (
  <DeedButton ask={ask} action={deedAddress(data.view.id, deed)} class={name} deed={deed}>
    {icon}
    {ask.words(`acts.${deed}`)}
  </DeedButton>
)
