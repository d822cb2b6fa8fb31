import { Idiomorph } from 'idiomorph'

/** Makes the parts of a page like fresh ones of the same name. What is typed, open, playing or focused stays as it is. */
export function morphParts(fresh: ParentNode): void {
  for (const part of fresh.querySelectorAll<HTMLElement>('[data-part]')) {
    const old = document.getElementById(part.id)
    if (!old) continue
    const oldest = oldestIn(part)
    Idiomorph.morph(old, part, {
      morphStyle: 'outerHTML',
      ignoreActiveValue: true,
      callbacks: {
        beforeNodeMorphed: (was: Node, next: Node) => !isKept(was, next),
        beforeAttributeUpdated: (name: string, element: Element) => !isOurs(name, element),
        beforeNodeRemoved: (node: Node) => !(isLocal(node) || isEarlier(node, oldest)),
      },
    })
  }
}

// what a person fills in is theirs
const isKept = (was: Node, next: Node): boolean =>
  was instanceof HTMLElement && next instanceof HTMLElement && was.dataset.keep !== undefined && was.id === next.id

// what a person opened stays open; which of two fields they write in is their choice
const isOurs = (name: string, element: Element): boolean =>
  (name === 'open' && element instanceof HTMLElement && element.dataset.stay !== undefined) ||
  (name === 'data-writes' && element.id === 'composer')

const isLocal = (node: Node): boolean => node instanceof HTMLElement && node.dataset.local !== undefined

// messages further back were asked for by a person: a fresh last page does not hold them
const isEarlier = (node: Node, oldest: number): boolean => node instanceof HTMLElement && Number(node.dataset.at) < oldest

const oldestIn = (part: HTMLElement): number => Number(part.querySelector<HTMLElement>('[data-at]')?.dataset.at ?? Number.NEGATIVE_INFINITY)
