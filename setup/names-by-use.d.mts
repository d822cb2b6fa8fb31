/** The source of a generated client with the names numbered by how often they are used. Throws when its graph is laid out otherwise. */
export function namesByUse(source: string): string
