type Told = { sentence: string; tone: 'good' | 'bad' }

const READING_MS = 8_000
let fading: ReturnType<typeof setTimeout> | undefined

// a sentence that comes without a page of its own
document.addEventListener('told', event => {
  const line = document.querySelector('#toast')
  if (!line) return
  const { sentence, tone } = (event as CustomEvent<Told>).detail
  const words = document.createElement('p')
  words.className = `notice ${tone}`
  words.textContent = sentence
  line.replaceChildren(words)
  clearTimeout(fading)
  fading = setTimeout(() => line.replaceChildren(), READING_MS)
})

const connection = (): void => void document.querySelector('#offline')?.toggleAttribute('hidden', navigator.onLine)
addEventListener('online', connection)
addEventListener('offline', connection)
connection()
