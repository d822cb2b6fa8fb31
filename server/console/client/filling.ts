type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const AUDIENCE = ['topics', 'centres', 'communes', 'locales', 'ageFrom', 'ageTo', 'seenWithin', 'registered', 'registeredState', 'attended']
const TEXTS = ['ar', 'ary', 'ary-Latn', 'fr'].flatMap(variety => [`title.${variety}`, `text.${variety}`])
/** What was filled in last, by the form and the field: until somebody changes it, something else may take its place. */
const filled = new WeakMap<Field, string>()

const fieldsOf = (form: HTMLFormElement, names: readonly string[]): Field[] =>
  names.flatMap(name => [...form.querySelectorAll<Field>(`[name="${CSS.escape(name)}"]`)])

const isCheck = (field: Field): field is HTMLInputElement => field instanceof HTMLInputElement && field.type === 'checkbox'
const shownIn = (field: Field): string => (isCheck(field) ? String(field.checked) : field.value)
const isOurs = (field: Field): boolean => {
  const begun = isCheck(field) ? String(field.defaultChecked) : ''
  return shownIn(field) === (filled.get(field) ?? begun)
}

function put(field: Field, from: Field): void {
  if (isCheck(field) && isCheck(from)) field.checked = from.checked
  else field.value = from.value
  filled.set(field, shownIn(field))
}

/** Fills fields of a form as a page of a new announcement has them. */
async function fill(form: HTMLFormElement, address: string, names: readonly string[], may: (field: Field) => boolean): Promise<void> {
  const response = await fetch(address).catch(() => null)
  if (!response?.ok) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const field of fieldsOf(form, names).filter(may)) {
    const same = isCheck(field) ? `[value="${CSS.escape(field.value)}"]` : ''
    const from = page.querySelector<Field>(`.announce-form [name="${CSS.escape(field.name)}"]${same}`)
    if (from) put(field, from)
  }
  const [first] = fieldsOf(form, names)
  for (const type of ['input', 'change']) first?.dispatchEvent(new Event(type, { bubbles: true }))
}

// an offer chosen brings what is known of it; nothing that somebody has written is replaced
document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLSelectElement) || target.dataset.begins === undefined || !target.form || target.value === '') return
  void fill(target.form, `${target.dataset.begins}?offer=${encodeURIComponent(target.value)}`, ['name', ...TEXTS, 'topics'], isOurs)
})
// an audience that has a name takes the place of the one in the form, and of nothing else
document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-audience]') : null
  const form = link?.closest('form')
  if (!link || !form) return
  event.preventDefault()
  void fill(form, link.href, AUDIENCE, () => true)
})
