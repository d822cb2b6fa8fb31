import library from 'htmx.org'

/** What our scripts use of htmx. */
type Htmx = {
  defineExtension(
    name: string,
    extension: {
      isInlineSwap(style: string): boolean
      handleSwap(style: string, target: Element, fragment: DocumentFragment): false | Node[]
    },
  ): void
  /** Lets htmx see attributes in what a script put into the page. */
  process(element: Element): void
  trigger(element: Element, event: string, detail?: unknown): void
  ajax(
    verb: 'GET' | 'POST',
    path: string,
    context: { target: string; swap?: string; values?: Readonly<Record<string, string>> },
  ): Promise<void>
}

// its types are read as those of another kind of module than the one the bundle takes
export const htmx = library as unknown as Htmx
