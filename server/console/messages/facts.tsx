import type { ComponentChildren } from 'preact'
import type { ConversationView, FormView } from '../../../bot/desk/index.ts'
import type { FileGlance } from '../../../bot/registrations/index.ts'
import { render, renderParam } from '../../../locales/index.ts'
import { announcementName } from '../announcements/name.ts'
import { announcementAddress } from '../announcements/words.ts'
import { Back } from '../icons.tsx'
import type { Ask } from '../page.ts'
import { FilesBeside } from '../registrations/beside-conversation.tsx'
import { When } from '../when.tsx'
import { DeedButton, Form } from './deed-form.tsx'
import { conversationAddress, deedAddress, type Listing, listAddress } from './listing.ts'
import { nameOf, placeOf, wordFor } from './words.ts'

type FactsProps = { ask: Ask; listing: Listing; view: ConversationView }
type WithFiles = FactsProps & { files: readonly FileGlance[] }

/** What is known: why a person is needed, since when, who this is, what was asked so far, what was not understood. */
export const Facts = ({ ask, listing, view, files }: WithFiles) => (
  <aside id="facts" class="facts" data-part aria-labelledby="facts-title">
    <div class="facts-head">
      <a class="icon-button only-without-facts" href={conversationAddress(listing, view.id)} data-pane-open="conversation">
        <Back />
        <span class="unseen">{ask.words('facts.back')}</span>
      </a>
      <h1 id="facts-title">{ask.words('facts.title')}</h1>
    </div>
    <Why ask={ask} view={view} />
    <dl class="facts-list">
      <Fact label={ask.words('facts.name')}>
        <Rename ask={ask} view={view} />
      </Fact>
      <Fact label={ask.words('facts.variety')}>{ask.words(`variety.${view.locale}`)}</Fact>
      <Fact label={ask.words('facts.channel')}>{wordFor(ask, 'channel', view.channel)}</Fact>
      <Fact label={ask.words('facts.centre')}>{placeOf(ask, view.centre)}</Fact>
      <Fact label={ask.words('facts.known-since')}>
        <When ask={ask} at={view.createdAt} />
      </Fact>
      <Topic ask={ask} view={view} />
      <Announced ask={ask} view={view} />
      {view.before > 0 && <Fact label={ask.words('facts.before')}>{ask.words('facts.cases', { count: view.before })}</Fact>}
      {view.notes > 0 && <Fact label={ask.words('facts.notes')}>{view.notes}</Fact>}
    </dl>
    <Tags ask={ask} listing={listing} view={view} />
    <Answers ask={ask} form={view.facts.form} />
    <FilesBeside ask={ask} files={files} />
    <Misses ask={ask} view={view} />
  </aside>
)

const Fact = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

const Why = ({ ask, view: { handover } }: { ask: Ask; view: ConversationView }) =>
  handover ? (
    <p class={handover.urgent && handover.state !== 'resolved' ? 'facts-why urgent' : 'facts-why'}>
      <strong>{wordFor(ask, 'reason', handover.reason)}</strong>
      <span>
        {wordFor(ask, 'case', handover.state)} · <When ask={ask} at={handover.openedAt} />
      </span>
      {handover.rating !== null && (
        <span>
          {ask.words('facts.rating')} {wordFor(ask, 'rating', String(handover.rating))}
        </span>
      )}
    </p>
  ) : (
    <p class="facts-why">{ask.words('facts.no-case')}</p>
  )

const Rename = ({ ask, view }: { ask: Ask; view: ConversationView }) => (
  <>
    <bdi class={view.name === null ? 'unnamed' : undefined}>{nameOf(ask, view.name)}</bdi>
    <details id="rename" data-stay data-menu>
      <summary>{ask.words('facts.rename')}</summary>
      <Form ask={ask} action={deedAddress(view.id, 'rename')} class="menu-line">
        <input
          class="form-control"
          name="name"
          value={view.name ?? ''}
          maxLength={80}
          dir="auto"
          autocomplete="off"
          aria-label={ask.words('facts.name')}
          data-keep
        />
        <button type="submit" class="btn">
          {ask.words('form.save')}
        </button>
      </Form>
    </details>
  </>
)

function Topic({ ask, view: { facts } }: { ask: Ask; view: ConversationView }) {
  const { service, centre } = facts.topic
  const known = ask.parts.content().services.find(({ key }) => key === service)
  return (
    <>
      {known && <Fact label={ask.words('facts.topic')}>{known.names[ask.staff.locale]}</Fact>}
      {centre && <Fact label={ask.words('facts.topic-centre')}>{placeOf(ask, centre)}</Fact>}
    </>
  )
}

// what they may be answering
const Announced = ({ ask, view: { facts } }: { ask: Ask; view: ConversationView }) =>
  facts.announced && (
    <Fact label={ask.words('facts.announced')}>
      <a href={announcementAddress(facts.announced.id)} dir="auto">
        {announcementName(ask, facts.announced)}
      </a>{' '}
      <When ask={ask} at={facts.announced.at} />
    </Fact>
  )

const Tags = ({ ask, listing, view }: FactsProps) => (
  <section class="facts-part">
    <h2>{ask.words('facts.tags')}</h2>
    <ul class="tag-list">
      {view.tags.map(tag => (
        <li key={tag} class="tag tag-active">
          <a href={listAddress(listing, { view: 'all', tag, q: '' })} data-go>
            <bdi>{tag}</bdi>
          </a>
          <DeedButton ask={ask} action={deedAddress(view.id, 'untag')} values={{ name: tag }} class="untag">
            ×<span class="unseen"> {ask.words('facts.untag', { tag })}</span>
          </DeedButton>
        </li>
      ))}
    </ul>
    <Form ask={ask} action={deedAddress(view.id, 'tag')} class="menu-line">
      <input
        id="new-tag"
        class="form-control"
        name="name"
        maxLength={40}
        dir="auto"
        autocomplete="off"
        aria-label={ask.words('facts.new-tag')}
        required
        data-keep
      />
      <button type="submit" class="btn">
        {ask.words('facts.tag')}
      </button>
    </Form>
  </section>
)

/** A form under way: what was answered, and the question that is open, in the words of who reads. */
function Answers({ ask, form }: { ask: Ask; form: FormView | null }) {
  if (!form) return null
  const { locale } = ask.staff
  return (
    <section class="facts-part">
      <h2>{ask.words('facts.form')}</h2>
      <dl class="facts-answers">
        {form.answers.map(({ label, value }) => (
          <Fact key={renderParam(label, locale)} label={renderParam(label, locale)}>
            <bdi dir="auto">{renderParam(value, locale)}</bdi>
          </Fact>
        ))}
        <Fact label={ask.words('facts.asked-now')}>
          <span class="asked-now">{render(form.asked, locale)}</span>
        </Fact>
      </dl>
    </section>
  )
}

function Misses({ ask, view: { facts } }: { ask: Ask; view: ConversationView }) {
  const misses = facts.opened?.misses ?? []
  if (misses.length === 0) return null
  return (
    <section class="facts-part">
      <h2>{ask.words('facts.misses')}</h2>
      <ul class="misses">
        {misses.map(text => (
          <li key={text} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
