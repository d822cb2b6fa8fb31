import type { OfferView } from '../../../bot/registrations/index.ts'
import { htmlLang, isLocale } from '../../../locales/locale.ts'
import type { Opinions, Sentence } from '../../../prisma/store/opinions.ts'
import { wordFor } from '../messages/words.ts'
import type { Ask } from '../page.ts'
import { LEAD_ROLES } from '../registrations/words.ts'
import { When } from '../when.tsx'
import { OFFERS } from './words.ts'

type Props = { ask: Ask; offer: OfferView; opinions: Opinions }

/** How those who took part found an offer: on average, how many, and in their own words. */
export function OfferOpinions({ ask, offer, opinions: { ratings, average, sentences } }: Props) {
  const people = ratings.reduce((sum, each) => sum + each.people, 0)
  return (
    <section class="card" id="opinions">
      <h2>{ask.words('offers.opinions')}</h2>
      {average === null && sentences.length === 0 && <p class="quiet">{ask.words('offers.opinions-none')}</p>}
      {average !== null && (
        <>
          <p>
            {ask.words('offers.opinions-average')} <strong class="opinion-average">{average.toFixed(1).replace('.', ',')}</strong>{' '}
            {ask.words('offers.opinions-of')} · {ask.words('offers.opinions-count', { count: people })}
          </p>
          <ul class="announce-reasons">
            {ratings.map(({ rating, people }) => (
              <li key={rating}>
                <span class="grow">{wordFor(ask, 'rating', String(rating))}</span>
                <bdi>{people}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      {sentences.map(sentence => (
        <Said key={sentence.id} ask={ask} sentence={sentence} />
      ))}
      {people + sentences.length > 0 && LEAD_ROLES.some(role => role === ask.staff.role) && (
        <p>
          <a class="btn export-link" href={`${OFFERS}/${encodeURIComponent(offer.id)}/opinions.csv`}>
            {ask.words('offers.opinions-csv')}
          </a>
        </p>
      )}
    </section>
  )
}

const Said = ({ ask, sentence: { words, rating, locale, at } }: { ask: Ask; sentence: Sentence }) => (
  <blockquote class="opinion">
    <p dir="auto" {...(isLocale(locale) && { lang: htmlLang(locale) })}>
      {words}
    </p>
    <footer class="quiet">
      {rating !== null && <>{wordFor(ask, 'rating', String(rating))} · </>}
      <When ask={ask} at={at} />
    </footer>
  </blockquote>
)
