import { Idiomorph } from 'idiomorph'
import { htmx } from './htmx.ts'

// what somebody has opened or closed stays so while what is in it changes
const beforeAttributeUpdated = (name: string, node: Element): boolean => !(name === 'open' && node.matches('details[data-stays]'))

// the extension that comes with the library runs text as code, which our pages forbid
htmx.defineExtension('morph', {
  isInlineSwap: style => style === 'morph:outerHTML' || style === 'morph',
  handleSwap(style, target, fragment) {
    if (!style.startsWith('morph')) return false
    const morphStyle = style === 'morph:innerHTML' ? 'innerHTML' : 'outerHTML'
    const morphed = Idiomorph.morph(target, fragment.children, { morphStyle, callbacks: { beforeAttributeUpdated } })
    // nothing is awaited: the page's head is no part of what is morphed
    return Array.isArray(morphed) ? morphed : []
  },
})
