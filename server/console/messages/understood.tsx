import { z } from 'zod'
import type { Desk } from '../../../bot/desk/index.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { BackTo } from '../back-to.tsx'
import { type Ask, page } from '../page.ts'
import { HERE } from './listing.ts'
import { wordFor } from './words.ts'

/** What the assistant makes of one message, today. */
export const understood = page({
  path: `${HERE}/:id/understood/:message`,
  roles: ROLES,
  place: 'messages',
  params: z.object({ id: z.string().max(64), message: z.coerce.number().int().positive() }),
  async load({ parts, staff }, { id, message }) {
    const found = await parts.desk.understood(staff, id, message)
    return found && { id, understood: found }
  },
  title: (_, ask) => ask.words('conv.understood'),
  view: ({ id, understood }, ask) =>
    ask.fragment ? (
      <Meaning ask={ask} understood={understood} />
    ) : (
      <>
        <BackTo href={`${HERE}/${id}`} label={ask.words('inbox.title')} />
        <h1>{ask.words('conv.understood')}</h1>
        <Meaning ask={ask} understood={understood} />
      </>
    ),
})

type Understood = NonNullable<Awaited<ReturnType<Desk['understood']>>>

const Meaning = ({ ask, understood: { intent, confidence, ranked, entities, danger } }: { ask: Ask; understood: Understood }) => (
  <div class="meaning">
    <p>
      <strong>{intent ? wordFor(ask, 'intent', intent) : ask.words('meaning.none')}</strong> ·{' '}
      {ask.words('meaning.sure', { percent: { code: `${Math.round(confidence * 100)} %` } })}
    </p>
    {danger && <p class="urgent-word">{wordFor(ask, 'reason', danger)}</p>}
    {ranked.length > 1 && (
      <p class="quiet">
        {ask.words('meaning.also')}{' '}
        {ranked
          .filter(each => each.intent !== intent)
          .map(each => `${wordFor(ask, 'intent', each.intent)} ${Math.round(each.confidence * 100)} %`)
          .join(' · ')}
      </p>
    )}
    {entities.length > 0 && (
      <p class="quiet">
        {entities.map(({ text }, i) => (
          <bdi key={`${i} ${text}`} class="tag">
            {text}
          </bdi>
        ))}
      </p>
    )}
  </div>
)
