// a double click does once what the button said when it was pressed first; what the second press hits may already mean something else
document.addEventListener(
  'click',
  event => {
    const button = event.target instanceof Element ? event.target.closest('form[method=post] button[type=submit]') : null
    if (!button || event.detail < 2) return
    event.preventDefault()
    event.stopImmediatePropagation()
  },
  { capture: true },
)
