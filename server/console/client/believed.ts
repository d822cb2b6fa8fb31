/** The page's forms bring what the server believes again. Another person must not send what this one wrote: theirs is a page of their own. */
export function believedAgain(staff: string | undefined, csrf: string): boolean {
  if (document.body.dataset.staff !== staff) {
    location.reload()
    return false
  }
  document.body.setAttribute('hx-headers', JSON.stringify({ 'x-csrf-token': csrf }))
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name=_csrf]')) field.value = csrf
  document.dispatchEvent(new CustomEvent('signed-in'))
  return true
}
