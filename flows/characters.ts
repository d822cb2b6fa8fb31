const charactersIn = (text: string): string[] => [...text.replaceAll('\r\n', '\n')]

/** How many characters a person sees in a text, as we count them: an emoji is one, and so is the end of a line, however it is sent. */
export const lengthOf = (text: string): number => charactersIn(text).length

/** The first so many of them. */
export const firstOf = (text: string, most: number): string => charactersIn(text).slice(0, most).join('')
