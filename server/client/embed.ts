/** The words on the launcher, open and close, by language; put here when this file is bundled. */
declare const LAUNCHER_WORDS: Readonly<Record<string, readonly [string, string]>>

const STYLE = `
:host { all: initial }
.launcher, .panel { position: fixed; z-index: 2147483000; inset-inline-end: 1rem; box-shadow: 0 8px 32px rgb(9 40 31 / .28) }
.launcher { inset-block-end: 1rem; display: flex; align-items: center; gap: .5rem; min-block-size: 52px; padding: .5rem 1.15rem; border: 2px solid #fff;
  border-radius: 999px; background: #0b4a3b; color: #fff; font: 600 1rem/1.4 system-ui, sans-serif; cursor: pointer }
.launcher:hover { background: #0f5c4a }
.launcher:focus-visible { outline: 3px solid #0b4a3b; outline-offset: 3px }
.panel { inset-block-end: 5.25rem; inline-size: min(400px, calc(100vw - 2rem)); block-size: min(640px, calc(100vh - 7rem)); border: 0; border-radius: 16px; background: #f6f1e7 }
.panel[hidden] { display: none }
svg { inline-size: 1.5rem; block-size: 1.5rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
@media (max-width: 480px) {
  .panel { inset: 0 0 auto; inline-size: 100%; block-size: calc(100vh - 5.25rem); block-size: calc(100dvh - 5.25rem); border-radius: 0; box-shadow: 0 0 0 100vmax #f6f1e7 }
}
@media (max-width: 480px) and (prefers-color-scheme: dark) { .panel { box-shadow: 0 0 0 100vmax #0f1714 } }`
const BRIDGE = ['M2 17h20M5 17V8M19 17V8', 'M2 13c2-.6 3-2.4 3-5 1.3 3.3 3.8 5 7 5s5.7-1.7 7-5c0 2.6 1 4.4 3 5'] as const

const script = document.currentScript as HTMLScriptElement | null
const home = new URL(script?.src ?? location.href).origin
const asked = script?.dataset.lang ?? 'ar'
const language = asked in LAUNCHER_WORDS ? asked : 'ar'
const [openWord, closeWord] = LAUNCHER_WORDS[language] ?? ['', '']

// a tree of its own: the site's styles cannot spoil it, nor it the site's
const host = document.createElement('div')
host.dir = language === 'ar' || language === 'ary' ? 'rtl' : 'ltr'
host.lang = language
const root = host.attachShadow({ mode: 'open' })
const button = document.createElement('button')
let panel: HTMLIFrameElement | null = null

button.type = 'button'
button.className = 'launcher'
button.setAttribute('aria-expanded', 'false')
button.append(picture(), label())
dress()
root.append(button)
if (document.body) document.body.append(host)
else document.addEventListener('DOMContentLoaded', () => document.body.append(host))

button.addEventListener('click', () => (isOpen() ? close() : open()))
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && isOpen()) close()
})
// the chat inside says when Escape was pressed there, or the exit
window.addEventListener('message', event => {
  if (event.origin !== home || event.source !== panel?.contentWindow) return
  if (event.data?.jisr === 'close') close()
  if (event.data?.jisr === 'leave') forget()
})

function isOpen(): boolean {
  return panel !== null && !panel.hidden
}

function open(): void {
  panel ??= makePanel()
  panel.hidden = false
  mark(true)
  panel.focus()
}

function close(): void {
  if (panel) panel.hidden = true
  mark(false)
  button.focus()
}

function forget(): void {
  panel?.remove()
  panel = null
  mark(false)
}

function mark(opened: boolean): void {
  button.setAttribute('aria-expanded', String(opened))
  const words = button.querySelector('span')
  if (words) words.textContent = opened ? closeWord : openWord
}

function makePanel(): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.className = 'panel'
  // a voice note and a place are asked for there, by the browser itself
  frame.allow = `microphone ${home}; geolocation ${home}`
  frame.title = 'جسر · Jisr'
  frame.src = `${home}/?embed=1&lang=${encodeURIComponent(language)}`
  root.prepend(frame)
  return frame
}

function label(): HTMLSpanElement {
  const words = document.createElement('span')
  words.textContent = openWord
  return words
}

function picture(): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  for (const line of BRIDGE) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.setAttribute('d', line)
    svg.append(path)
  }
  return svg
}

// a site's own security policy may forbid style elements, never sheets made by a script
function dress(): void {
  if ('adoptedStyleSheets' in root) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    root.adoptedStyleSheets = [sheet]
    return
  }
  const style = document.createElement('style')
  style.textContent = STYLE
  ;(root as ShadowRoot).append(style)
}
