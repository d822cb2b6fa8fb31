import type { OfferFile } from '../../../flows/offers/offer.ts'
import type { Locale } from '../../../locales/locale.ts'
import type { Files } from '../../../prisma/store/announcement-files.ts'
import type { Ask } from '../page.ts'
import { Recorder } from '../recorder.tsx'
import { fileAddress, slotAddress } from './words.ts'

/** The announcement as it was seen; null: it is not written down yet, and nothing can be put to it. */
type Known = { id: string; version: number } | null
type Props = { ask: Ask; known: Known; files: Files }

/** The picture that goes above the words, for all: its own, or that of its offer. */
export function PictureSlot({ ask, known, files: { own, offer } }: Props) {
  const [mine, theirs] = [own, offer].map(files => files.find(({ kind }) => kind === 'photo'))
  const shown = mine ?? theirs
  return (
    <div id="announce-file-photo" class="field announce-picture" data-anew>
      <h3 class="form-label">{ask.words('announce.picture')}</h3>
      <p class="form-hint">{ask.words('announce.picture-what')}</p>
      {shown && (
        <a class="picture" href={fileAddress(shown.id)} target="_blank" rel="noopener" aria-label={ask.words('announce.picture-open')}>
          <img src={fileAddress(shown.id)} alt="" loading="lazy" />
        </a>
      )}
      {!mine && theirs && <OfOffer ask={ask} />}
      {known ? (
        <p class="actions with-script">
          <label class="btn file-button">
            {ask.words(mine ? 'offers.file-change' : 'offers.file-add')}
            <span class="unseen"> {ask.words('announce.picture')}</span>
            <input
              type="file"
              class="unseen"
              accept="image/*"
              data-keeps-file={slotAddress(known, 'photo')}
              data-lost={ask.words('tray.lost')}
            />
          </label>
          {mine && <TakeAway ask={ask} known={known} slot="photo" of={ask.words('announce.picture')} />}
        </p>
      ) : (
        <p class="form-hint">{ask.words('announce.files-later')}</p>
      )}
    </div>
  )
}

/** What is heard in one variety after the words: its own recording, or that of its offer. */
export function VoiceSlot({ ask, known, files: { own, offer }, locale }: Props & { locale: Locale }) {
  const [mine, theirs] = [own, offer].map(files => files.find(file => file.kind === 'voice' && file.locale === locale))
  const shown = mine ?? theirs
  const of = ask.words(`variety.${locale}`)
  if (!known && !shown) return null
  return (
    <div id={`announce-file-${locale}`} class="announce-voice" data-anew>
      <h4 class="form-label">{ask.words('announce.voice')}</h4>
      {shown && <Player ask={ask} file={shown} of={of} />}
      {!mine && theirs && <OfOffer ask={ask} />}
      {known && <Recorder ask={ask} address={slotAddress(known, locale)} again={mine !== undefined} of={of} />}
      {known && mine && <TakeAway ask={ask} known={known} slot={locale} of={of} />}
    </div>
  )
}

/** A recording, to be listened to. */
export const Player = ({ ask, file: { id }, of }: { ask: Ask; file: Pick<OfferFile, 'id'>; of: string }) => (
  // biome-ignore lint/a11y/useMediaCaption: what is said stands above it
  <audio class="attached" src={fileAddress(id)} controls preload="none" aria-label={`${ask.words('recordings.listen')} · ${of}`} />
)

/** Says that a file is the offer’s. */
export const OfOffer = ({ ask }: { ask: Ask }) => <span class="tag">{ask.words('announce.of-offer')}</span>

// no form of its own: it stands among the words, which are kept as they are typed
const TakeAway = ({ ask, known, slot, of }: { ask: Ask; known: NonNullable<Known>; slot: Locale | 'photo'; of: string }) => (
  <button
    type="button"
    class="btn btn-outline-danger with-script"
    data-takes-away={slotAddress(known, slot, '/remove')}
    data-lost={ask.words('tray.lost')}
  >
    {ask.words('offers.file-remove')}
    <span class="unseen"> {of}</span>
  </button>
)
