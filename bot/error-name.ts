/** What may be told of an error: its name. Its message may quote what somebody wrote. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
