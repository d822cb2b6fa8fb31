import type { ComponentChildren } from 'preact'

/** A picture beside words: never read aloud, never the only sign. Drawn on a 24 by 24 grid in the colour of the text. */
export const Icon = ({ name, stroke = '2', children }: { name: string; stroke?: string; children: ComponentChildren }) => (
  <svg
    class={`icon icon-${name}`}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width={stroke}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
)

export const Bridge = () => (
  <Icon name="bridge">
    <path d="M2 17h20M5 17V8M19 17V8M2 13c2-.6 3-2.4 3-5 1.3 3.3 3.8 5 7 5s5.7-1.7 7-5c0 2.6 1 4.4 3 5M9 12.6V17M12 13v4M15 12.6V17" />
  </Icon>
)

export const Leave = () => (
  <Icon name="leave">
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
)

/** Points to the end of the line: the stylesheet turns it round where one writes from the right. */
export const Send = () => (
  <Icon name="send">
    <path d="M5 12h14M13 6l6 6-6 6" />
  </Icon>
)

export const Plus = () => (
  <Icon name="plus">
    <path d="M12 5v14M5 12h14" />
  </Icon>
)

export const Microphone = () => (
  <Icon name="microphone">
    <path d="M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4" />
  </Icon>
)

export const Paper = () => (
  <Icon name="paper">
    <path d="M21 11l-9 9a5 5 0 0 1-7-7l9-9a3.5 3.5 0 0 1 5 5l-9 9a2 2 0 0 1-3-3l8-8" />
  </Icon>
)

export const Pin = () => (
  <Icon name="pin">
    <path d="M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.8 7 11 7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z" />
  </Icon>
)

export const Cancel = () => (
  <Icon name="cancel">
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
)

export const Stop = () => (
  <Icon name="stop">
    <path d="M7 7h10v10H7z" fill="currentColor" />
  </Icon>
)

export const Bin = () => (
  <Icon name="bin">
    <path d="M4 7h16M10 11v6M14 11v6M6 7l1 12a2 2 0 0 0 2 2h6a2 2 0 0 0 2-2l1-12M9 7V4h6v3" />
  </Icon>
)
