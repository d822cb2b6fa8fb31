import { anew } from './anew.ts'
import { post, say, succeeded } from './messages/post.ts'
import { upload } from './upload.ts'

// a file chosen for a ready answer is kept at once; the page that comes says so
document.addEventListener('change', event => {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || field.dataset.keepsFile === undefined) return
  const [file] = field.files ?? []
  if (!file) return
  field.disabled = true
  void upload(field.dataset.keepsFile, file, { name: file.name, kind: 'file', lost: field.dataset.lost }).then(async kept => {
    field.value = ''
    field.disabled = false
    if (kept) await anew()
  })
})

// it stands among words that are being typed: no page comes, what was typed stays
document.addEventListener('click', event => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[data-takes-away]') : null
  if (!button?.dataset.takesAway) return
  event.preventDefault()
  button.disabled = true
  void post(button.dataset.takesAway, {}).then(async answer => {
    if (succeeded(answer)) return anew()
    button.disabled = false
    if (answer.status === 0) say(button.dataset.lost)
  })
})
