import type { Situation } from '../engine/types.ts'

// “another appointment”, a second one, a new one: not another hour for the one that stands
const ANOTHER =
  /(?<!\p{L})(?:(?:autre|deuxi[eè]me|second|nouveau) (?:rdv|rendez[ -]?vous)|(?:rdv|rendez[ -]?vous|mou?3id|maw3id) (?:akhor|akhour|tani|jdid)|(?:موعدا?|رونديفو|رانديفو) (?:آخر|اخر|أخر|ثاني|ثانيا|جديدا?|تاني))(?!\p{L})/iu
const CHANGES = /(?:chang|d[eé]plac|report|modifi|بدل|تبديل|غير|تغيير|أجل|تأجيل|beddel|bdel|bedel|tbdil)/iu

/** Whether a message asks for one appointment more, whatever it was understood as. */
export const anotherAsked = ({ event }: Situation): boolean =>
  event.kind === 'text' && ANOTHER.test(event.text) && !CHANGES.test(event.text)
