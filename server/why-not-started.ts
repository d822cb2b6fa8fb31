type Env = Readonly<Record<string, string | undefined>>

/** One sentence on why the server could not start, naming the variable to change when the machine refused its value. */
export function whyNotStarted(error: unknown, { PORT, HOST }: Env): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `PORT ${PORT || 3000} is taken: another program listens there. Choose another with PORT=…`
  if (code === 'EACCES')
    return `PORT is wrong: found ${JSON.stringify(PORT)}, which this user may not listen on; expected one from 1024 on.`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EADDRNOTAVAIL')
    return `HOST is wrong: found ${JSON.stringify(HOST)}, expected an address of this machine, like 127.0.0.1 or 0.0.0.0.`
  return error instanceof Error ? error.message : String(error)
}
