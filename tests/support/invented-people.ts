import type { Acting } from '../../bot/desk/acting.ts'
import type { Registrations } from '../../bot/registrations/index.ts'
import type { WalkIn } from '../../bot/registrations/walk-in.ts'

/** Nobody of these lives anywhere. */
const PEOPLE = [
  { name: 'Fatima-Zahra El Alaoui', birth: '1984-03-12', service: 'literacy', locale: 'fr' },
  { name: 'فاطمة الزهراء العلوي', birth: '1984', service: 'cef', locale: 'ary' },
  { name: 'Mohamed Lamine Ould Sidi Brahim Al Mansouri', birth: '1969', service: 'technical_aids', locale: 'ar' },
  { name: 'أحمد المثال', birth: '2001-07-30', service: 'digital', locale: 'ary' },
  { name: 'Khadija Naciri', birth: '1992', service: 'incubator', locale: 'ary-Latn' },
  { name: null, birth: 'a60-120', service: 'eps_elderly', locale: 'ary' },
  { name: 'سلمى الاختراع', birth: '1998-11-02', service: 'women_empowerment', locale: 'ar' },
  { name: 'Youssef Tazi', birth: '1975', service: 'apprenticeship', locale: 'fr' },
] as const

const walkInOf = ({ name, birth, service, locale }: (typeof PEOPLE)[number], n: number): WalkIn => ({
  key: `invented-${n}`,
  heardIn: locale,
  centre: 'dakhla',
  who: n === 3 ? 'child' : 'me',
  offer: service,
  service,
  waiting: false,
  person: {
    name,
    birth,
    phone: n === 5 ? null : `+21260000000${n}`,
    quarter: n % 2 === 0 ? 'Al Massira' : 'الوحدة',
    guardian: null,
    cin: null,
  },
  commune: '12.391.01.01',
  locale,
  hours: n % 2 === 0 ? 'morning' : 'any',
  needs: n === 2 ? ['accessibility', 'transport'] : [],
  rsu: n % 2 === 0 ? 'yes' : 'unknown',
  form: null,
  extra: {},
  consent: { version: 1, givenAs: 'self' },
})

/** Registers some invented people at the desk, two of them probably one, and moves some on. Answers their references, in order. */
export async function registerInvented(registrations: Registrations, who: Acting): Promise<string[]> {
  const references: string[] = []
  for (const [n, person] of PEOPLE.entries()) {
    const made = await registrations.walkIn(who, walkInOf(person, n))
    if ('refused' in made) throw new Error(made.refused)
    references.push(made.reference)
  }
  const [, second, third, fourth, fifth] = references as [string, string, string, string, string]
  await registrations.move(who, second, { to: 'in-review', reason: null })
  await registrations.move(who, third, { to: 'documents-missing', reason: 'Il manque une copie de la carte nationale' })
  await registrations.move(who, fourth, { to: 'in-review', reason: null })
  await registrations.move(who, fourth, { to: 'accepted', reason: null })
  await registrations.move(who, fifth, { to: 'refused', reason: 'Le projet est déjà suivi par un autre programme' })
  return references
}
