import { Idiomorph } from 'idiomorph'
import { htmx } from './htmx.ts'

// the extension that comes with the library runs text as code, which our pages forbid
htmx.defineExtension('morph', {
  isInlineSwap: style => style === 'morph:outerHTML' || style === 'morph',
  handleSwap(style, target, fragment) {
    if (!style.startsWith('morph')) return false
    const morphStyle = style === 'morph:innerHTML' ? 'innerHTML' : 'outerHTML'
    const morphed = Idiomorph.morph(target, fragment.children, { morphStyle })
    // nothing is awaited: the page's head is no part of what is morphed
    return Array.isArray(morphed) ? morphed : []
  },
})
