import { skeleton, tokens } from './words.ts'

/**
 * Greetings of Hassaniya, the Arabic of the Sahara, as typed in both alphabets. It is understood as Darija is; its speakers, one in eight
 * of those asked in Dakhla (census of 2024), are greeted in return and shown the way to a person.
 */
const GREETINGS = [
  'إياك لاباس',
  'إياك لباس',
  'إياكم لاباس',
  'ياك لاباس',
  'إياك الخير',
  'إياك ما من شر',
  'إياك ما خالق باس',
  'اشحالك',
  'اشحالكم',
  'اشحال العيال',
  'اشحال العرب',
  'اش طاري',
  'اشطاري',
  'شطاري',
  'أياك بخير',
  'مرحبتين',
  'iyak labas',
  'iyakom labas',
  'yak labass',
  'iyak lkhair',
  'ach7alak',
  'achhalak',
  'ach7alkom',
  'ach7al l3yal',
  'ach tari',
  'achtari',
  'mar7abtayn',
]

const soundOf = (text: string): string => ` ${tokens(text).map(skeleton).join(' ')} `
const SOUNDS = GREETINGS.map(soundOf)

/** Longer messages ask for something. */
const FEW_WORDS = 7

/** Whether a message is little more than a greeting of Hassaniya. */
export function isHassaniya(folded: string): boolean {
  const sounds = soundOf(folded)
  return sounds.trim().split(' ').length <= FEW_WORDS && SOUNDS.some(greeting => sounds.includes(greeting))
}
