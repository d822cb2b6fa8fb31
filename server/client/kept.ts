/** What this tab remembers until it closes. A browser may refuse to keep anything; then nothing is remembered, and all else works. */
export function readKept(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

export function writeKept(key: string, value: string): void {
  try {
    if (value) sessionStorage.setItem(key, value)
    else sessionStorage.removeItem(key)
  } catch {
    // full or forbidden
  }
}

export function forgetKept(): void {
  try {
    sessionStorage.clear()
  } catch {
    // forbidden
  }
}
