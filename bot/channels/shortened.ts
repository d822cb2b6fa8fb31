const letters = new Intl.Segmenter('ar', { granularity: 'grapheme' })

/** A label cut to a number of characters, with an ellipsis, never inside a letter with its marks or an emoji. */
export function shortened(label: string, most: number): string {
  if (label.length <= most) return label
  let kept = ''
  for (const { segment } of letters.segment(label)) {
    if (kept.length + segment.length >= most) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
