import { describe, expect, it } from 'vitest'
import { understand } from './model.ts'

describe('the variety of a message', () => {
  it.each([
    ['أريد معرفة الوثائق المطلوبة', 'ar'],
    ['ما هي شروط الاستفادة من فضلكم', 'ar'],
    ['هل يمكنني حجز موعد', 'ar'],
    ['بغيت نعرف شنو خاصني', 'ary'],
    ['واش كاين شي تكوين', 'ary'],
    ['إياك لاباس', 'ary'],
    ['اشحالك', 'ary'],
    ['فين جا المركز ديالكم', 'ary'],
    ['bghit rendez-vous', 'ary-Latn'],
    ['wach kayn chi formation dyal lkhiyata', 'ary-Latn'],
    ['yak labas', 'ary-Latn'],
    ['chno khasni njib', 'ary-Latn'],
    ['je voudrais un rendez-vous', 'fr'],
    ['en arabe svp', 'fr'],
    ['slt c koi les papiers', 'fr'],
    ['quel est le prix de la formation', 'fr'],
    ['les horaires', 'fr'],
    ['les papiers', 'fr'],
    ['chno les papiers', 'ary-Latn'],
    ['horaires', 'und'],
    ['ⴰⵣⵓⵍ', 'zgh'],
    ['azul', 'zgh'],
    ['manzakin', 'zgh'],
    ['ayyuh', 'zgh'],
    ['أزول', 'zgh'],
    ['مانزاكين', 'zgh'],
    ['بغيت موعد الثلاثاء أو الأربعاء', 'ary'],
    ['أريد موعدا الثلاثاء أو الأربعاء', 'ar'],
    ['formation', 'und'],
    ['xqzt wkjhg', 'und'],
    ['zzkkq mpvb', 'und'],
    ['ok', 'und'],
    ['stop', 'und'],
    ['menu', 'und'],
    ['oui', 'und'],
    ['لا', 'und'],
    ['2', 'und'],
    ['0612345678', 'und'],
    ['👍', 'und'],
    ['', 'und'],
    ['...', 'und'],
  ] as const)('%s is %s', (text, language) => expect(understand(text).language).toBe(language))

  it('of a mixed message is the main one', () => {
    expect(understand('salam bghit ndir inscription l wldi f dar talib').language).toBe('ary-Latn')
    expect(understand('bonjour je voudrais savoir les documents pour البطاقة').language).toBe('fr')
  })
})
