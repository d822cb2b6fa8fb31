import type { OfferView } from '../../../bot/registrations/index.ts'
import { LOCALES, type Locale } from '../../../locales/locale.ts'
import { Form } from '../form.tsx'
import { Clip } from '../messages/icons.tsx'
import { sizeOf } from '../messages/size.ts'
import type { Ask } from '../page.ts'
import { OFFERS } from './words.ts'

type Props = { ask: Ask; offer: OfferView }

/** The picture of an offer, and what it says recorded for those who do not read: looked at, put there, taken away. */
export const OfferFiles = ({ ask, offer }: Props) => (
  <section id="offer-files-all" class="card" aria-labelledby="offer-files" data-anew>
    <h2 id="offer-files">{ask.words('offers.files')}</h2>
    <p class="quiet">{ask.words('offers.files-what')}</p>
    <ul class="rows">
      <Slot ask={ask} offer={offer} locale={null} />
      {LOCALES.map(locale => (
        <Slot key={locale} ask={ask} offer={offer} locale={locale} />
      ))}
    </ul>
  </section>
)

function Slot({ ask, offer, locale }: Props & { locale: Locale | null }) {
  const file = offer.files.find(each => each.locale === locale)
  const slot = locale ?? 'photo'
  const address = `${OFFERS}/${offer.id}/files/${slot}`
  const name = locale ? ask.words('offers.voice', { variety: ask.words(`variety.${locale}`) }) : ask.words('offers.picture')
  return (
    <li>
      <span class="grow">
        {name}
        {file && (
          <>
            {' '}
            <a class="attached saved" href={address} target="_blank" rel="noopener">
              <Clip />
              <bdi>{file.name ?? name}</bdi> <bdi class="quiet nowrap">{sizeOf(ask, file.bytes)}</bdi>
            </a>
          </>
        )}
      </span>
      <span class="end">
        <label class="btn file-button with-script">
          {ask.words(file ? 'offers.file-change' : 'offers.file-add')}
          <span class="unseen"> {name}</span>
          <input
            type="file"
            class="unseen"
            accept={locale ? 'audio/*' : 'image/*'}
            data-keeps-file={address}
            data-lost={ask.words('tray.lost')}
          />
        </label>
        {file && (
          <Form ask={ask} action={`${address}/remove`} class="in-line">
            <button type="submit" class="btn btn-outline-danger" data-takes-away={`${address}/remove`} data-lost={ask.words('tray.lost')}>
              {ask.words('offers.file-remove')}
              <span class="unseen"> {name}</span>
            </button>
          </Form>
        )}
      </span>
    </li>
  )
}
