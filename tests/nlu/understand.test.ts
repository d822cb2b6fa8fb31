import { describe, expect, it } from 'vitest'
import { ACT } from '../../nlu/understand.ts'
import { understand } from './model.ts'
import { processorTime } from './processor-time.ts'

const intents = (text: string) => understand(text).ranked.map(({ intent }) => intent)

describe('what is asked', () => {
  it.each([
    ["shokran bzaf, w fin jaya l'adresse?", 'location'],
    ['السلام عليكم ورحمة الله، شنو هي الوراق ديال بطاقة الإعاقة', 'documents'],
    ["merci mais je veux parler à quelqu'un", 'talk_to_human'],
    ['bonjour madame, vous ouvrez à quelle heure ?', 'opening_hours'],
    ['السلام عليكم', 'greeting'],
    ['salam labas', 'greeting'],
    ['merci beaucoup', 'thanks'],
    ['غدا مع 10', 'give_date'],
    ['12/03/2027', 'give_date'],
  ] as const)('%s is %s', (text, intent) => expect(understand(text).intent).toBe(intent))

  it('a second request is kept, a greeting is not', () => {
    const asked = intents('salam, bghit rdv w chno lwra9?')
    expect(asked.slice(0, 2).sort()).toEqual(['book_appointment', 'documents'])
  })

  it('says yes and no in every variety', () => {
    for (const yes of ['أه', 'واخا', 'نعم', 'iyeh', 'wakha', 'ah safi', 'oui', "d'accord", 'ok', 'صافي', 'موافق'])
      expect([yes, understand(yes).intent]).toEqual([yes, 'yes'])
    for (const no of ['لا', 'لا شكرا', 'lla', 'la chokran', 'non', 'nn merci', 'كلا', 'lla mabghitch'])
      expect([no, understand(no).intent]).toEqual([no, 'no'])
  })
})

it.each(['safi chokran', 'wakha safi choukran bzaf', 'صافي شكرا', 'صافي، بارك الله فيكم', "c'est bon merci"])(
  '%s ends the matter, and is no yes',
  text => expect(understand(text).intent).toBe('thanks'),
)

describe('negation', () => {
  it.each([
    ['ما بغيتش نلغي', 'no'],
    ['mabghitch nlghi', 'no'],
    ['je ne veux pas annuler', 'no'],
    ['je ne veux pas parler à une personne', 'no'],
    ['ma bghitch nhder m3a chi wa7d', 'no'],
    ['لا أريد التحدث مع أحد', 'no'],
    ['je ne veux pas parler au robot', 'talk_to_human'],
    ['ما بغيتش نهضر مع الروبو', 'talk_to_human'],
    ['ما بغيتش رونديفو', 'no'],
    ['je ne veux pas de rendez-vous', 'no'],
    ['ما بغيتش نتسجل، غير بغيت نعرف الوراق', 'documents'],
    ['ما بغيتش نلغي غير بغيت نبدل الوقت', 'reschedule_appointment'],
    ["je ne veux pas m'inscrire juste savoir les papiers", 'documents'],
  ] as const)('%s is %s', (text, intent) => expect(understand(text).intent).toBe(intent))

  it('what is refused is not even the second guess', () => {
    expect(intents('ما بغيتش نتسجل، غير بغيت نعرف الوراق')).not.toContain('register')
    expect(intents('ما بغيتش نلغي')).not.toContain('cancel_appointment')
  })
})

describe('bad input', () => {
  const sentence = 'سلام bghit rdv 😀 شنو lwra9 ? '
  const inputs: [string, string][] = [
    ['nothing', ''],
    ['spaces', '   \n\t '],
    ['dots', '.'.repeat(100_000)],
    ['digits', '7'.repeat(100_000)],
    ['one letter', 'a'.repeat(100_000)],
    ['no space', 'bghit'.repeat(20_000)],
    ['a long message', sentence.repeat(3500)],
    ['emoji', '😀'.repeat(10_000)],
    ['families', '👨‍👩‍👧‍👦'.repeat(3000)],
    ['mixed directions', '\u202e\u2067سلام\u2069 abc \u202d'.repeat(4000)],
    ['combining marks', `a${'\u0301'.repeat(50_000)}`],
    ['half a character', '\ud83d'.repeat(5000)],
    ['zeros', '\u0000'.repeat(50_000)],
    ['zero width', '\u200b'.repeat(50_000)],
    ['quotes', `'"\`;--<script>`.repeat(5000)],
    ['clauses', 'و, '.repeat(30_000)],
    ['refusals', 'ما بغيتش '.repeat(10_000)],
    ['greetings', 'salam '.repeat(20_000)],
    ['mathematical letters', '𝓫𝓰𝓱𝓲𝓽 '.repeat(5000)],
  ]

  it.each(inputs)('%s: never throws, answers fast', (_, text) => {
    expect(processorTime(() => understand(text), 20)).toBeLessThan(20)
  })

  it.each(['7777777', '😀😀😀', '....', '0612345678', '', '1', '٣'])('%s has no intent', text => expect(understand(text).intent).toBeNull())

  it.each([
    'asdfghjkl',
    'qwertyuiop zxcvbnm',
    'jhgfjhgf kjhkjh',
    'شسيبشسيب لاتنم',
    'xkcd wvut qqzz',
    'ضصثقفغ',
    '漢字仮名交じり文',
    'ъыьэюя',
  ])('%s is no request', text => {
    const { intent, confidence } = understand(text)
    expect(intent === null || intent === 'out_of_scope' || confidence < ACT).toBe(true)
  })
})
