import { describe, expect, it } from 'vitest'
import { clausesOf } from '../../nlu/clauses.ts'
import { fold } from '../../nlu/fold.ts'
import { understand } from './model.ts'

describe('two things asked in one message', () => {
  it.each([
    ['salam, bghit rdv w chno lwra9?', ['book_appointment', 'documents']],
    ['شنو الوراق وشحال كيكلف', ['cost', 'documents']],
    ['c’est où et c’est gratuit ?', ['cost', 'location']],
    ['fin jitou w fo9ach kat7lo', ['location', 'opening_hours']],
    ['ما هي الوثائق المطلوبة وكم التكلفة؟', ['cost', 'documents']],
    ['متى تفتحون وأين يوجد المركز؟', ['location', 'opening_hours']],
    ["c'est gratuit ? et quels papiers faut il", ['cost', 'documents']],
  ] as const)('%s', (text, both) => {
    const { intent, also } = understand(text)
    expect([intent, also].sort()).toEqual(both)
  })

  it.each([
    'merci beaucoup et bonne journée',
    'سلام لاباس، شنو الوراق ديال البطاقة',
    'واخا شكرا، بسلامة',
    'ولدي عندو إعاقة وبغيت نعرف شنو الوراق',
    'bghit nbdl rdv, larb3a ma n9derch nji',
    'rdv dyali fo9ach w f achmen bureau',
    'راجلي كيضربني وبغيت رونديفو',
    'je veux mourir, et quels papiers pour le rsu ?',
    'vous êtes un robot ou une personne ?',
  ])('%s asks one thing', text => expect(understand(text).also).toBeNull())
})

describe('clauses', () => {
  it.each([
    ['شنو الوراق وشحال؟', ['شنو الوراق', 'شحال']],
    ['chno lwra9 wch7al', ['chno lwra9', 'ch7al']],
    ['c’est où et c’est gratuit ?', ['c est ou', 'c est gratuit']],
    ['vous êtes où exactement', ['vous etes ou exactement']],
    ['واش كاين شي واحد', ['واش كاين شي واحد']],
  ])('%s', (text, clauses) => expect(clausesOf(fold(text)).map(words => words.join(' '))).toEqual(clauses))
})
