const OWN = ["'self'"]

/** What our pages may load: only what this server gives them, no script or style within a page, nothing from another host. */
export const STRICT_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: OWN,
  styleSrc: OWN,
  fontSrc: OWN,
  imgSrc: OWN,
  mediaSrc: OWN,
  connectSrc: OWN,
  formAction: OWN,
  baseUri: ["'none'"],
}
