import type { ComponentChildren } from 'preact'
import type { FileView, OfferView } from '../../../bot/registrations/index.ts'
import { shownValue } from '../../../flows/preregister/extra.ts'
import { isMessageKey, renderParam, text } from '../../../locales/index.ts'
import type { MessageKey } from '../../../locales/keys.ts'
import type { Ask } from '../page.ts'
import { When } from '../when.tsx'
import { birthWord, channelWord, communeName, followedBy, languageWord, phoneWord, serviceName } from './words.ts'

/** What was answered, in the words the one who answered read them in. */
export const FileFacts = ({ ask, file, offer }: { ask: Ask; file: FileView; offer: OfferView | null }) => (
  <section class="card">
    <h2>{ask.words('file.answers')}</h2>
    <dl class="file-facts">
      <Fact label={said(ask, 'preregister.label.who')}>{answer(ask, 'who', file.beneficiary)}</Fact>
      <Fact label={said(ask, 'preregister.label.offer')}>
        {serviceName(ask, file.service)}
        {offer?.title && <> · {offer.title[ask.staff.locale]}</>}
      </Fact>
      <Person ask={ask} file={file} />
      <Fact label={said(ask, 'preregister.label.hours')}>{file.hours ? answer(ask, 'hours', file.hours) : null}</Fact>
      <Fact label={said(ask, 'preregister.label.needs')}>{file.needs.map(need => answer(ask, 'need', need)).join(', ')}</Fact>
      <Fact label={said(ask, 'preregister.label.rsu')}>
        {file.rsu && (file.rsu === 'unknown' ? answer(ask, 'rsu', 'unknown') : answer(ask, 'question', file.rsu))}
      </Fact>
      <Fact label={said(ask, 'preregister.label.language')}>{languageWord(ask, file.locale)}</Fact>
      {file.extra.map(({ question, answer }) => (
        <Fact key={question.id} label={question.text[ask.staff.locale]}>
          <bdi>{renderParam(shownValue(question, answer), ask.staff.locale)}</bdi>
        </Fact>
      ))}
    </dl>
    <h3>{ask.words('file.handling')}</h3>
    <dl class="file-facts">
      <Fact label={ask.words('file.centre')}>{followedBy(ask, file.centre)}</Fact>
      <Fact label={ask.words('files.received')}>
        <When ask={ask} at={file.receivedAt} /> · {channelWord(ask, file.channel)}
      </Fact>
      {file.reason && (
        <Fact label={ask.words('moving.reason')}>
          <bdi dir="auto">{file.reason}</bdi>
        </Fact>
      )}
      <Consents ask={ask} file={file} />
    </dl>
  </section>
)

const Person = ({ ask, file: { person, commune } }: { ask: Ask; file: FileView }) => (
  <>
    <Fact label={said(ask, 'preregister.label.name')}>
      <bdi>{person.name}</bdi>
    </Fact>
    <Fact label={said(ask, 'preregister.label.birth')}>{person.birth && <bdi>{birthWord(ask, person.birth)}</bdi>}</Fact>
    {person.guardian && (
      <Fact label={said(ask, 'preregister.label.guardianName')}>
        <bdi>{person.guardian}</bdi>
      </Fact>
    )}
    <Fact label={said(ask, 'preregister.label.phone')}>
      {person.phone && (
        <a href={`tel:${person.phone}`} dir="ltr">
          {phoneWord(person.phone)}
        </a>
      )}
    </Fact>
    <Fact label={said(ask, 'preregister.label.place')}>
      {communeName(ask, commune)}
      {person.quarter && (
        <>
          {' · '}
          <bdi>{person.quarter}</bdi>
        </>
      )}
    </Fact>
    {person.cin && (
      <Fact label={said(ask, 'preregister.label.cin')}>
        <bdi dir="ltr">{person.cin}</bdi>
      </Fact>
    )}
  </>
)

const Consents = ({ ask, file: { consents } }: { ask: Ask; file: FileView }) => (
  <Fact label={ask.words('file.consent')}>
    {consents.map(({ at, version, locale, channel, givenAs, withdrawnAt }) => (
      <span key={at.toISOString()} class="file-consent">
        {ask.words(`consent.${givenAs as 'self'}`)} · <When ask={ask} at={at} /> ·{' '}
        {ask.words('consent.text', { version, language: languageWord(ask, locale), channel: channelWord(ask, channel) })}
        {withdrawnAt && (
          <strong>
            {' '}
            {ask.words('consent.withdrawn')} <When ask={ask} at={withdrawnAt} />
          </strong>
        )}
      </span>
    ))}
  </Fact>
)

/** A datum with its name; a dash where there is none. */
export const Fact = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children || '—'}</dd>
  </div>
)

const said = ({ staff }: Ask, key: MessageKey): string => text(key, staff.locale)

// the words of the button that was tapped; an answer of a release that has gone is shown as it is kept
function answer({ staff }: Ask, kind: 'who' | 'hours' | 'need' | 'rsu' | 'question', value: string): string {
  const key = kind === 'question' ? `question.${value}` : `preregister.${kind}-${value}`
  return isMessageKey(key) ? text(key, staff.locale) : value
}
