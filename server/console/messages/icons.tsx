import { drawn } from '../icons.tsx'

export const Lock = drawn('lock', 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3')
export const Clip = drawn('clip', 'M19 11l-7.500 7.500a4 4 0 0 1-6-6L13 5a2.700 2.700 0 0 1 4 4l-7.500 7.500a1.300 1.300 0 0 1-2-2L14 8')
export const Microphone = drawn('microphone', 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4')
export const Pin = drawn('pin', 'M12 21c4-5 6-8 6-11a6 6 0 0 0-12 0c0 3 2 6 6 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z')
export const Bell = drawn('bell', 'M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15zM10 21h4')
export const BellOff = drawn('bell-off', 'M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15zM10 21h4M4 4l16 16')
export const Answer = drawn('answer', 'M10 6L4 12l6 6M4 12h9a7 7 0 0 1 7 7')
export const Info = drawn('info', 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7v.2')
export const Send = drawn('send', 'M4 12l16-8-5 16-3-7z')
export const Hand = drawn(
  'hand',
  'M8 12V6a1.500 1.500 0 0 1 3 0v5V4.500a1.500 1.500 0 0 1 3 0V11 6a1.500 1.500 0 0 1 3 0v8c0 4-2 7-6 7-3 0-4.500-2-6.500-6L3.500 13c1-1.500 2.500-1 4.500 1',
)
export const Slash = drawn('slash', 'M4 5h16v14H4zM10 15l4-6')
export const Person = drawn('person', 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20c1-3.500 4-5 7.500-5s6.500 1.500 7.500 5')
export const Close = drawn('close', 'M6 6l12 12M18 6L6 18')
export const Keyboard = drawn('keyboard', 'M3 6h18v12H3zM7 10h.2M12 10h.2M17 10h.2M8 14h8')
