import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Example, parseExamples, readExamples } from '../../nlu/examples.ts'
import { INTENTS } from '../../nlu/intents.ts'
import { loadOrTrain } from '../../nlu/kept-model.ts'
import { createLearner } from '../../nlu/learn.ts'
import { groupMisses, maskPersonal } from '../../nlu/misses.ts'
import { classify, loadModel, type Model, saveModel, trainModel } from '../../nlu/model.ts'
import { tokens } from '../../nlu/words.ts'

const few: Example[] = readExamples().filter((_, i) => i % 25 === 0)

describe('examples', () => {
  it('every intent has some in every variety', () => {
    const all = readExamples()
    for (const intent of INTENTS) {
      for (const variety of ['ar', 'ary', 'ary-Latn', 'fr', 'mix']) {
        const count = all.filter(one => one.intent === intent && one.variety === variety).length
        expect(count, `${intent} in ${variety}`).toBeGreaterThanOrEqual(variety === 'mix' ? 12 : 60)
      }
    }
  })

  it('are read by section, and what stands outside one is an error', () => {
    expect(parseExamples('yes', '[fr]\noui\n\n[ary]\nواخا')).toEqual([
      { text: 'oui', intent: 'yes', variety: 'fr' },
      { text: 'واخا', intent: 'yes', variety: 'ary' },
    ])
    expect(() => parseExamples('yes', 'oui')).toThrow('before the first')
    expect(() => parseExamples('yes', '[xx]\noui')).toThrow('unknown variety')
  })
})

describe('a model', () => {
  it('says the same after being saved and loaded, and refuses damaged bytes', () => {
    const model = trainModel(few)
    const bytes = saveModel(model)
    for (const { text } of few.slice(0, 50)) expect(classify(loadModel(bytes), tokens(text))).toEqual(classify(model, tokens(text)))
    expect(() => loadModel(bytes.subarray(0, bytes.length - 1))).toThrow('not a whole model')
    expect(bytes.length).toBeLessThan(20e6)
  })

  it('is kept, and trained anew when the kept file is damaged or the examples changed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nlu-'))
    const examples = mkdtempSync(join(tmpdir(), 'examples-'))
    writeFileSync(join(examples, 'yes.txt'), '[fr]\noui\nd’accord\n[ary]\nواخا')
    writeFileSync(join(examples, 'no.txt'), '[fr]\nnon\npas du tout\n[ary]\nلا')
    const first = loadOrTrain(folder, few.slice(0, 1), examples)
    const [file] = readdirSync(folder)
    writeFileSync(join(folder, file ?? ''), 'torn')
    expect(loadOrTrain(folder, few.slice(0, 1), examples).bias).toEqual(first.bias)
    loadOrTrain(folder, few.slice(1, 2), examples)
    expect(readdirSync(folder)).toHaveLength(1)
    const [second] = readdirSync(folder)
    expect(second).not.toBe(file)
    writeFileSync(join(examples, 'no.txt'), '[fr]\nnon\njamais')
    loadOrTrain(folder, few.slice(1, 2), examples)
    expect(readdirSync(folder)).not.toEqual([second])
    for (const made of [folder, examples]) rmSync(made, { recursive: true })
  })
})

describe('learning', () => {
  it('a phrasing added is understood by the next model, without a restart', async () => {
    const phrase = 'zzkharbouch mqaddem flmoqataa'
    const models: Model[] = []
    const learner = createLearner({ base: () => few, onModel: model => models.push(model) })
    const added: Example[] = [phrase, `${phrase} svp`, `salam ${phrase}`].map(text => ({ text, intent: 'documents', variety: 'ary-Latn' }))
    await Promise.all([learner.learn([]), learner.learn(added.slice(0, 1)), learner.learn(added)])
    expect(models).toHaveLength(2)
    const last = models[1]
    expect(last && classify(last, tokens(phrase))[0]?.intent).toBe('documents')
    await learner.stop()
  }, 60_000)

  it('stopping ends a training', async () => {
    const learner = createLearner({ base: () => few, onModel: () => {} })
    const learning = learner.learn([])
    await learner.stop()
    await expect(learning).rejects.toThrow('ended before')
  })
})

describe('misses', () => {
  it.each([
    ['Tel: 06 12-34.56 78', 'tel: #'],
    ['٠٦١٢٣٤٥٦٧٨ نمرتي', '# نمرتي'],
    ['CIN AB123456', 'cin #'],
    ['nom@exemple.ma ok', '# ok'],
    ['مزاد 12/03/1984', 'مزاد #'],
    ['rdv 10h30', 'rdv 10h30'],
    ['3ndi 34 3am', '3ndi 34 3am'],
    ['+212 6 12 34 56 78', '#'],
    ['voir https://a.ma/x?n=1', 'voir #'],
  ])('%s is kept as %s', (text, kept) => expect(maskPersonal(text)).toBe(kept))

  it('alike ones stand together, across spellings, the largest group first', () => {
    const groups = groupMisses(['fin kayn lparking', 'شحال الساعة', 'فين كاين الباركينغ', 'fin kayn parking'].map(maskPersonal))
    expect(groups[0]?.count).toBeGreaterThanOrEqual(2)
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(4)
    expect(groups.find(({ texts }) => texts.includes(maskPersonal('شحال الساعة')))?.count).toBe(1)
  })
})
