// a session that is over takes nothing away: the page stays, with what was typed in it
const dialog = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>('#signed-out')

document.addEventListener('signed-out', () => {
  const found = dialog()
  if (found && !found.open) found.showModal()
})
document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('#signed-out [data-close]')) dialog()?.close()
})
