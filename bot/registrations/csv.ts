/** So that a spreadsheet reads it as UTF-8. */
export const BOM = '\ufeff'

/** A cell beginning like a formula would be run by a spreadsheet: with an apostrophe before it, it is text. A phone (+212…) stays one. */
const safe = (text: string): string => (/^[=@\t\r]|^[+-](?!\d+$)/.test(text) ? `'${text}` : text)

/** One line of a CSV file (RFC 4180), ended. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells
    .map(safe)
    .map(cell => (/[",\r\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')}\r\n`
