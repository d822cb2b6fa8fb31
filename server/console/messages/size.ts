import type { Ask } from '../page.ts'

/** How large a file is, in words. */
export const sizeOf = ({ words }: Pick<Ask, 'words'>, bytes: number): string =>
  bytes < 1_000_000
    ? words('media.kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) })
    : words('media.megabytes', { size: { code: (bytes / 1_000_000).toFixed(1) } })
