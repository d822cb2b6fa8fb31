import natural from 'natural/lib/natural/classifiers/index.js'
import type { Example } from '../examples.ts'
import { INTENTS, type Intent } from '../intents.ts'
import type { Judged } from './measure.ts'

/** How another system did: `note` says what it was given, or why it did not run. */
export type Rival = { name: string; note: string; seconds: number; judged: readonly Judged[] }

type Guess = (message: Example) => Intent | null | Promise<Intent | null>

/** Messages of each intent that natural's logistic regression is given: its time grows with the square of the messages. */
const FEW = 5

/** The other classifiers at their defaults, on the same messages as ours. */
export async function rivals(kept: readonly Example[], heldBack: readonly Example[]): Promise<Rival[]> {
  const few = INTENTS.flatMap(intent => kept.filter(example => example.intent === intent).slice(0, FEW))
  return [
    await timed('natural, Bayes, defaults', `all ${kept.length} messages`, heldBack, () =>
      naturalGuess(new natural.BayesClassifier(), kept),
    ),
    await timed(
      'natural, logistic regression, defaults',
      `only ${few.length} messages, ${FEW} an intent: its time grows with their square`,
      heldBack,
      () => naturalGuess(new natural.LogisticRegressionClassifier(), few),
    ),
    await nlpJs(kept, heldBack),
  ]
}

async function timed(name: string, note: string, messages: readonly Example[], train: () => Guess | Promise<Guess>): Promise<Rival> {
  const started = performance.now()
  const guess = await train()
  const seconds = (performance.now() - started) / 1000
  const judged: Judged[] = []
  for (const message of messages)
    judged.push({ intent: message.intent, variety: message.variety, guess: await guess(message), confidence: 0 })
  return { name, note, seconds, judged }
}

type NaturalClassifier = { addDocument(text: string, label: string): void; train(): void; classify(text: string): string }

function naturalGuess(classifier: NaturalClassifier, kept: readonly Example[]): Guess {
  for (const { text, intent } of kept) classifier.addDocument(text, intent)
  classifier.train()
  return ({ text }) => intentNamed(classifier.classify(text))
}

const intentNamed = (name: string | undefined): Intent | null => INTENTS.find(intent => intent === name) ?? null

type NlpJs = {
  addLanguage(language: string): void
  addDocument(language: string, text: string, intent: string): void
  train(): Promise<void>
  process(language: string, text: string): Promise<{ intent?: string }>
}

type Dock = { get(name: string): NlpJs; getContainer(): { use(plugin: unknown): void } }

/** NLP.js with its own Arabic and French, when its packages are installed. */
async function nlpJs(kept: readonly Example[], heldBack: readonly Example[]): Promise<Rival> {
  const started = await startNlpJs()
  if (started === null)
    return { name: 'NLP.js', note: 'not installed (@nlpjs/basic, @nlpjs/lang-ar, @nlpjs/lang-fr)', seconds: 0, judged: [] }
  const languageOf = ({ text }: Example) => (/[\u0621-\u064a]/.test(text) ? 'ar' : 'fr')
  return timed('NLP.js 4', `all ${kept.length} messages, Arabic letters as ar, Latin as fr`, heldBack, async () => {
    for (const example of kept) started.addDocument(languageOf(example), example.text, example.intent)
    await started.train()
    return async message => intentNamed((await started.process(languageOf(message), message.text)).intent)
  })
}

async function startNlpJs(): Promise<NlpJs | null> {
  const load = async (name: string) => (await import(name)) as Record<string, unknown>
  try {
    const [{ dockStart }, { LangAr }, { LangFr }] = [await load('@nlpjs/basic'), await load('@nlpjs/lang-ar'), await load('@nlpjs/lang-fr')]
    const settings = { nlp: { autoSave: false, languages: ['ar', 'fr'], forceNER: false, nlu: { log: false } } }
    const dock = await (dockStart as (options: object) => Promise<Dock>)({ use: ['Basic'], settings })
    for (const language of [LangAr, LangFr]) dock.getContainer().use(language)
    const nlp = dock.get('nlp')
    for (const language of ['ar', 'fr']) nlp.addLanguage(language)
    return nlp
  } catch {
    return null
  }
}
