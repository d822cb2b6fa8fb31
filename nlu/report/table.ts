export type Table = { title: string; head: readonly string[]; rows: readonly (readonly (string | number)[])[] }

/** A table as Markdown, or in columns for the terminal. */
export const shown = (table: Table, markdown: boolean): string => (markdown ? asMarkdown(table) : asColumns(table))

function asMarkdown({ title, head, rows }: Table): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [`## ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n')
}

function asColumns({ title, head, rows }: Table): string {
  const all = [head, ...rows].map(row => row.map(String))
  const widths = head.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)))
  return [title, ...all.map(row => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()), ''].join('\n')
}

export const percent = (share: number): string => (100 * share).toFixed(1)
