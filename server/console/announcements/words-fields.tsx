import type { VNode } from 'preact'
import { LONGEST } from '../../../flows/announcements/announcement.ts'
import { htmlLang, LOCALES, type Locale } from '../../../locales/locale.ts'
import type { Files } from '../../../prisma/store/announcement-files.ts'
import type { Content } from '../../../prisma/store/announcements.ts'
import { Field, TextArea } from '../fields.tsx'
import type { Ask } from '../page.ts'
import { PictureSlot, VoiceSlot } from './file-slots.tsx'

type Props = { ask: Ask; content: Content; known: { id: string; version: number } | null; files: Files }

/** What people see, read and hear: the picture, then a variety beside the other. */
export const WordsFields = ({ ask, content, known, files }: Props) => (
  <>
    <PictureSlot ask={ask} known={known} files={files} />
    <div class="announce-texts">
      {LOCALES.map(locale => (
        <Words key={locale} ask={ask} content={content} locale={locale}>
          <VoiceSlot ask={ask} known={known} files={files} locale={locale} />
        </Words>
      ))}
    </div>
  </>
)

type WordsProps = Pick<Props, 'ask' | 'content'> & { locale: Locale; children: VNode }

const Words = ({ ask, content, locale, children }: WordsProps) => (
  <fieldset class="field">
    <legend class="form-label">{ask.words(`variety.${locale}`)}</legend>
    <Field
      ask={ask}
      name={`title.${locale}`}
      label={ask.words('announce.heading')}
      value={content.texts[locale]?.title ?? ''}
      most={LONGEST.title}
      lang={htmlLang(locale)}
      dir="auto"
    />
    <TextArea
      ask={ask}
      name={`text.${locale}`}
      label={ask.words('announce.text')}
      value={content.texts[locale]?.text ?? ''}
      rows={5}
      most={LONGEST.text}
      lang={htmlLang(locale)}
    />
    {children}
  </fieldset>
)
