/** Codes of a request that never reached its platform: no name, no route, nobody listening, or not whom we asked for. */
const NEVER_LEFT =
  /^(ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EPROTO|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/

/** Whether a platform may have a message all the same, though the request ended with this code of the system, or of the library that asked. */
export const isDoubtful = (code: string): boolean => !NEVER_LEFT.test(code)
