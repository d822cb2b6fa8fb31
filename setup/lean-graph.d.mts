/** The source of a generated client with a leaner graph. Throws when its graph is laid out otherwise. */
export function leanGraph(source: string): string
