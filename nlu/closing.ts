import { wordsOf } from './words.ts'

/** “That will do”: by itself it agrees, before thanks it ends the matter. */
const ENOUGH = 'safi|saafi|sf|khlas|baraka|c est bon|c bon|cbon|c est tout|ca suffit|ca ira|صافي|خلاص|بركه|بركا|هادشي لي بغيت|هذا كل شيء'
const THANKS =
  'merci|mrc|mrci|chokran|choukran|shokran|chukran|lah y7fdek|barak lah fik|barakalah fik|barak lahou fik|شكرا|مرسي|بارك الله فيك|بارك الله فيكم|الله يحفظك|الله يرحم الوالدين'
const MORE = 'beaucoup|bcp|bien|bzaf|bezaf|jazilan|lik|likom|بزاف|جزيلا|ليك|ليكم|لكم'

const CLOSES = new RegExp(`^(?:(?:ok|okay|d accord|wakha|واخا|اوكي) )?(?:${ENOUGH}) (?:a |و)?(?:${THANKS})(?: (?:${MORE}))*$`, 'u')

/** Whether a folded message ends the matter: “safi chokran”, «صافي شكرا», “c'est bon merci”. It is no yes to what was asked last. */
export const closes = (folded: string): boolean => CLOSES.test(wordsOf(folded).join(' '))
