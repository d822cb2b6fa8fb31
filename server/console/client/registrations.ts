// choosing lines of a list, and printing: what a page does by itself while nothing is asked of the server
const boxes = (form: Element): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>('input[name=reference]')]

function count(form: Element): void {
  const chosen = boxes(form).filter(({ checked }) => checked).length
  const line = form.querySelector<HTMLElement>('[data-chosen]')
  if (!line) return
  line.dataset.none ??= line.textContent ?? ''
  line.textContent = chosen === 0 ? line.dataset.none : (line.dataset.chosen ?? '').replace('%', String(chosen))
  const all = form.querySelector<HTMLInputElement>('[data-choose-all]')
  if (!all) return
  all.checked = chosen > 0 && chosen === boxes(form).length
  all.indeterminate = chosen > 0 && !all.checked
}

document.addEventListener('change', ({ target }) => {
  const form = target instanceof HTMLInputElement ? target.closest('.bulk') : null
  if (!form || !(target instanceof HTMLInputElement)) return
  if (target.matches('[data-choose-all]')) for (const box of boxes(form)) box.checked = target.checked
  count(form)
})
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return
  if (target.closest('[data-print]')) print()
  // the library would take a click it listens to for its own, and nothing would be downloaded
  if (target.closest('.export-link')) document.body.dispatchEvent(new Event('export-begins'))
})

// the key that looks for something, as among the messages; not while something is being typed
document.addEventListener('keydown', event => {
  const typing = event.target instanceof Element && event.target.closest('input:not([type=checkbox]), textarea, select')
  const search = document.querySelector<HTMLInputElement>('.file-search input')
  if (event.key !== '/' || typing || !search) return
  event.preventDefault()
  search.focus()
})

// without a script there is nothing that chooses all; a page that was swapped in has it too
const show = (): void => {
  for (const all of document.querySelectorAll('[data-choose-all][hidden]')) all.removeAttribute('hidden')
  for (const form of document.querySelectorAll('.bulk')) count(form)
}
document.addEventListener('htmx:afterSettle', show)
show()
