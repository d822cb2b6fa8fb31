import { Icon } from '../icons.tsx'

/** A picture of the console, by its path. */
export const drawn = (name: string, path: string) => () => (
  <Icon name={name} stroke="1.75">
    <path d={path} />
  </Icon>
)

export const Home = drawn('home', 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6')
export const Messages = drawn('messages', 'M4 5h16v11H9l-5 4zM8 9h8M8 12h5')
export const Files = drawn('files', 'M4 6h6l2 2h8v11H4zM4 11h16')
export const Questions = drawn('questions', 'M5 5h14v14H5zM9 9.500a3 3 0 1 1 4 2.800c-.8.300-1 .700-1 1.700M12 16.500v.2')
export const Agenda = drawn('agenda', 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M8 14h3M13 14h3')
export const Keep = drawn('keep', 'M5 8h14v12H5zM4 4h16v4H4zM10 12h4')
export const Settings = drawn('settings', 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4')
export const Account = drawn('account', 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c1-3.5 4-5 7.5-5s6.5 1.5 7.5 5')
export const SignOut = drawn('sign-out', 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9')
export const Back = drawn('back', 'M15 6l-6 6 6 6')
export const Aloud = drawn('aloud', 'M5 9.500v5h3.500l4.500 4v-13l-4.500 4zM16.500 9.500a3.500 3.500 0 0 1 0 5')
export const Warning = drawn('warning', 'M12 4l9 16H3zM12 10v4M12 17v.2')
export const Check = drawn('check', 'M5 12.5l4.5 4.5L19 7.5')
export const Search = drawn('search', 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM20 20l-4.8-4.8')
export const People = drawn(
  'people',
  'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c.5-3.5 2.8-5 6-5s5.5 1.5 6 5M16 4.5a3.5 3.5 0 0 1 0 6M18 15.5c1.8.7 2.8 2.2 3 4.5',
)
export const Clock = drawn('clock', 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2')
export const Phone = drawn('phone', 'M6 4h3l1.5 4-2 1.5a12 12 0 0 0 6 6l1.5-2 4 1.5v3c0 1-1 2-2 2C11 19.5 4.5 13 4 6c0-1 1-2 2-2z')
export const Replies = drawn('replies', 'M4 5h16v10H9l-5 4zM10 12l2-4M8 8v4M14 8v4')
export const Journal = drawn('journal', 'M6 4h12v16H6zM9 8h6M9 12h6M9 16h3')
export const Timer = drawn('timer', 'M7 4h10M7 20h10M8 4c0 5 8 6 8 11.500V20M16 4c0 5-8 6-8 11.500V20')
export const Announcements = drawn('announcements', 'M4 10v4h3l8 5V5l-8 5zM18 9a4 4 0 0 1 0 6M7 14l1 6h3l-1-4')
