import { expect, test } from 'vitest'
import { TOPICS as OF_ANNOUNCEMENTS } from '../../flows/announcements/audience.ts'
import { fold } from '../../nlu/fold.ts'
import { asksToBeTold, TOPICS, topicsIn } from '../../nlu/news-topics.ts'
import { questionOf } from '../../nlu/question-of.ts'

test.each([
  ['when', ['c’est quand ?', 'À quelle heure ça commence', 'متى يبدأ التكوين؟', 'فوقاش غيبدا', 'fo9ach katbda', 'imta?']],
  ['until', ['jusqu’à quand ?', 'la date limite svp', 'ما هو آخر أجل؟', 'حتى لفوقاش نقدر نتسجل', '7ta l imta', 'deadline?']],
  ['where', ['c’est où ?', 'où', 'et où est-ce ?', 'أين المكان', 'فين كاينة', 'fin kayna', 'l’adresse svp']],
  ['whom', ['pour qui ?', 'qui peut participer', 'ما هي الشروط', 'شكون اللي يقدر', 'chkoun li y9der', 'quel âge il faut avoir']],
  ['papers', ['quels papiers', 'il faut apporter quoi', 'ما هي الوثائق', 'شنو الوراق', 'chno lwra9', 'chno njib m3aya']],
  [
    'places',
    ['il reste des places ?', 'c’est complet ?', 'هل هناك أماكن متبقية', 'واش باقي شي بلاصة', 'wach ba9i chi blassa', 'واش عمرات'],
  ],
] as const)('asks %s', (question, said) => {
  for (const text of said) expect([text, questionOf(fold(text))]).toEqual([text, question])
})

test.each([
  'couture ou coiffure',
  'à la fin de la formation j’ai un diplôme',
  'merci beaucoup',
  'الله يرحم الوالدين',
  'بغيت نتسجل',
  'bghit ntsejjel',
  'à quelle heure ouvre le centre',
  'فوقاش كتحلو',
  'fo9ach kat7ello, katsedou bekri?',
])('asks nothing of what is talked about: %s', text => {
  expect(questionOf(fold(text))).toBeNull()
})

test('the topics understood are those there are', () => {
  expect(TOPICS).toEqual(OF_ANNOUNCEMENTS)
})

test.each([
  ['prévenez-moi des formations pour les femmes', ['training', 'women']],
  ['أخبروني عن المشاريع', ['incubator']],
  ['علموني بالجديد ديال الشباب', ['youth']],
  ['3elmoni b takwin dyal nas dyal i3a9a', ['training', 'disability']],
  ['quoi de neuf', []],
] as const)('%s is about %j', (text, topics) => {
  expect(topicsIn(fold(text))).toEqual(topics)
})

test.each([
  ['prévenez-moi', true],
  ['je veux m’abonner', true],
  ['اشتراك', true],
  ['بغيت توصلني الإعلانات', true],
  ['bghit twsselni les annonces', true],
  ['quoi de neuf ?', false],
  ['ما الجديد عندكم', false],
  ['شنو كاين جديد', false],
  ['chno kayn jdid', false],
])('%s asks to be told: %j', (text, told) => {
  expect(asksToBeTold(fold(text))).toBe(told)
})
