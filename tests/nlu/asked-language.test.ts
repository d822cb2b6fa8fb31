import { expect, test } from 'vitest'
import { askedLanguage } from '../../nlu/asked-language.ts'
import { fold } from '../../nlu/fold.ts'

test.each([
  ['en arabe svp', 'ar'],
  ['français', 'fr'],
  ['je veux en français', 'fr'],
  ['changer de langue', null],
  ['je ne comprends pas l’arabe', null],
  ['je ne comprends pas l’arabe, je veux en français', 'fr'],
  ['جاوبني بالدارجة', 'ary'],
  ['بالدارجة عافاك', 'ary'],
  ['بغيت بالفرونسي', 'fr'],
  ['ما كنفهمش الفرنسية', null],
  ['أريد اللغة العربية', 'ar'],
  ['غير اللغة إلى الفرنسية', 'fr'],
  ['لا أفهم الفرنسية', null],
  ['jawbni b darija', 'ary-Latn'],
  ['bghit b l3arbia', 'ar'],
  ['makanfhemch lfransawiya', null],
  ['makanfhemch lfransawiya bghit darija', 'ary-Latn'],
  ['jawbni b l3arbiya', 'ar'],
  ['logha', null],
])('%s asks for %s', (text, expected) => {
  expect(askedLanguage(fold(text))).toBe(expected)
})
