import { describe, expect, it } from 'vitest'
import { understand } from './model.ts'

describe('Amazigh is recognised', () => {
  it.each([
    'ⴰⵣⵓⵍ',
    'ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ',
    'ⵎⴰⵏⵣⴰⴽⵉⵏ',
    'ⵜⴰⵏⵎⵎⵉⵔⵜ',
    'ⵔⵉⵖ ⴰⴷ ⵙⴰⵡⵍⵖ ⴷ ⵢⴰⵏ',
    'azul',
    'azul fellawn',
    'azul fellak gma',
    'manzakin',
    'mamnk tgit',
    'tanmmirt bahra',
    'righ ad sawlgh',
    'mani tella taddart',
    'tifawin',
    'أزول',
    'أزول فلاون',
    'مانزاكين',
    'تانميرت',
    'مامنك تكيت',
  ])('%s', text => expect(understand(text).language).toBe('zgh'))

  it.each(['wach kayn tamazight', 'bghit takwin', 'yallah tanmchiw', 'واش كتهضرو بالشلحة', 'parlez vous amazigh ?', 'salam labas'])(
    '%s is another',
    text => expect(understand(text).language).not.toBe('zgh'),
  )
})

describe('greetings of Hassaniya', () => {
  it.each([
    'إياك لاباس',
    'إياكم لاباس عليكم',
    'اشحالك',
    'اشحالكم، إياك الخير',
    'اش طاري',
    'iyak labas',
    'ach7alkom',
    'ach tari',
    'salam, iyak labas',
  ])('%s is a greeting, and Hassaniya', text => expect(understand(text)).toMatchObject({ hassaniya: true, intent: 'greeting', sure: true }))

  it.each(['السلام عليكم', 'شحال الثمن', 'ch7al taman', 'لاباس', 'salam labas', 'واش كاين شي طاري فالدوسي ديالي اللي حطيت عندكم هادي شهر'])(
    '%s is not',
    text => expect(understand(text).hassaniya).toBe(false),
  )
})
