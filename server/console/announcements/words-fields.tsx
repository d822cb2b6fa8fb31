import { LONGEST } from '../../../flows/announcements/announcement.ts'
import { htmlLang, LOCALES } from '../../../locales/locale.ts'
import type { Content } from '../../../prisma/store/announcements.ts'
import { Field, TextArea } from '../fields.tsx'
import type { Ask } from '../page.ts'
import { VARIETIES } from '../replies.tsx'

/** What people read, a variety beside the other. */
export const WordsFields = ({ ask, content }: { ask: Ask; content: Content }) => (
  <div class="announce-texts">
    {LOCALES.map(locale => (
      <Words key={locale} ask={ask} content={content} locale={locale} />
    ))}
  </div>
)

const Words = ({ ask, content, locale }: { ask: Ask; content: Content; locale: (typeof LOCALES)[number] }) => (
  <fieldset class="field">
    <legend class="form-label">{VARIETIES[locale]}</legend>
    <Field
      ask={ask}
      name={`title.${locale}`}
      label={ask.words('announce.heading')}
      value={content.texts[locale]?.title ?? ''}
      maxLength={LONGEST.title}
      lang={htmlLang(locale)}
      dir="auto"
    />
    <TextArea
      ask={ask}
      name={`text.${locale}`}
      label={ask.words('announce.text')}
      value={content.texts[locale]?.text ?? ''}
      rows={5}
      lang={htmlLang(locale)}
    />
  </fieldset>
)
