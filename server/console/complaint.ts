import type { z } from 'zod'
import { type ConsoleWords, isConsoleKey } from '../../locales/console.ts'

/** What is wrong with a field, for the person who filled it in: a check of ours names its own word. */
export function complaint(words: ConsoleWords, issue: z.core.$ZodIssue): string {
  if (isConsoleKey(issue.message)) return words(issue.message)
  if (issue.code === 'too_small' || (issue.code === 'invalid_type' && issue.input === undefined)) return words('form.required')
  return words(issue.code === 'too_big' ? 'form.too-long' : 'form.unreadable')
}
