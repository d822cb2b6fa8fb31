/** Whether an address is that of a PostgreSQL server, rather than of a SQLite file. */
export const isPostgres = (url: string): boolean => /^postgres(?:ql)?:\/\//.test(url)
