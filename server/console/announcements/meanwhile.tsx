import type { VNode } from 'preact'
import { htmlLang, LOCALES } from '../../../locales/locale.ts'
import type { Content } from '../../../prisma/store/announcements.ts'
import type { Ask } from '../page.ts'
import { announcementAddress } from './words.ts'

type Props = { ask: Ask; content: Content; known: { id: string; version: number } }

/** The version the form goes on from: the one its words were written on, whatever has been kept since. */
export function versionOf({ again }: Ask, known: { version: number } | null): number {
  const typed = Number(again?.typed.version)
  return known && Number.isInteger(typed) && typed > 0 ? typed : (known?.version ?? 1)
}

/**
 * Somebody else has kept something since this form came: what they wrote where it is not the same, beside what stays in the form. Theirs is
 * written over only by who says so.
 */
export function Meanwhile({ ask, content, known }: Props) {
  if (versionOf(ask, known) === known.version) return null
  return (
    <section class="card announce-meanwhile" aria-labelledby="meanwhile">
      <h2 id="meanwhile">{ask.words('announce.meanwhile')}</h2>
      <p>{ask.words('announce.meanwhile-what')}</p>
      <dl class="announce-terms">{theirs(ask, content)}</dl>
      <label class="form-check">
        <input class="form-check-input" type="checkbox" name="over" value={known.version} />
        <span class="form-check-label">{ask.words('announce.write-over')}</span>
      </label>
      <p>
        <a class="btn" href={`${announcementAddress(known.id)}/edit`}>
          {ask.words('announce.take-theirs')}
        </a>
      </p>
    </section>
  )
}

function theirs(ask: Ask, content: Content): VNode[] {
  const texts = LOCALES.flatMap(locale =>
    (['title', 'text'] as const).map(part => ({
      name: `${part}.${locale}`,
      label: `${ask.words(part === 'title' ? 'announce.heading' : 'announce.text')} · ${ask.words(`variety.${locale}`)}`,
      value: content.texts[locale]?.[part] ?? '',
      lang: htmlLang(locale),
    })),
  )
  const all = [{ name: 'name', label: ask.words('announce.name'), value: content.name, lang: undefined }, ...texts]
  const other = all.filter(({ name, value }) => plain(ask.again?.typed[name]) !== plain(value))
  return other.map(({ name, label, value, lang }) => (
    <div key={name}>
      <dt>{label}</dt>
      <dd class="preview-words" dir="auto" lang={lang}>
        {value === '' ? '—' : value}
      </dd>
    </div>
  ))
}

const plain = (text: unknown): string =>
  String(text ?? '')
    .replaceAll('\r\n', '\n')
    .trim()
