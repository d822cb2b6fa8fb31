import { lengthOf } from '../../../flows/characters.ts'

// how much room is left in a text, counted as the server counts it
document.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) || !target.dataset.most) return
  const line = document.getElementById(`${target.id}-most`)
  if (!line) return
  line.dataset.most ??= line.textContent ?? ''
  const left = Number(target.dataset.most) - lengthOf(target.value.trim())
  const room = (left < 0 ? line.dataset.over : line.dataset.left)?.replace('%', String(Math.abs(left)))
  line.textContent = target.value === '' ? line.dataset.most : `${line.dataset.most} ${room}`
  line.classList.toggle('wrong', left < 0)
})
