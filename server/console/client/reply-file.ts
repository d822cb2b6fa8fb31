import { upload } from './upload.ts'

// a file chosen for a ready answer is kept at once; the page that comes says so
document.addEventListener('change', event => {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || field.dataset.keepsFile === undefined) return
  const [file] = field.files ?? []
  if (!file) return
  field.disabled = true
  void upload(field.dataset.keepsFile, file, { name: file.name, kind: 'file', lost: field.dataset.lost }).then(kept => {
    if (kept) location.reload()
    field.value = ''
    field.disabled = false
  })
})
