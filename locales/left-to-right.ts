/** Seven figures or more, in groups as people write telephone numbers: 05 28 00 00 00, +212 6-12-34-56-78. */
const NUMBER = /(?<![\u2066-\u2069\d])\+?\d(?:[ .\u00a0\u202f-]?\d){6,}(?![\d\u2069])/g
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** A text somebody wrote, its telephone numbers kept in their order where they stand among Arabic: there their groups would be shown from the last. */
export const numbersInOrder = (text: string): string =>
  RIGHT_TO_LEFT.test(text) ? text.replace(NUMBER, number => `\u2066${number}\u2069`) : text
