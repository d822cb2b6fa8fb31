/** Services that nothing sent unasked names: whoever looks at the phone learns nothing of them. */
const SENSITIVE: ReadonlySet<string> = new Set([
  'mediation',
  'emf',
  'child_protection',
  'coaph',
  'disability_attestation',
  'disability_card',
  'schooling_disability',
  'technical_aids',
])

/** Whether a service is nobody else's business. */
export const isSensitive = (service: string): boolean => SENSITIVE.has(service)
