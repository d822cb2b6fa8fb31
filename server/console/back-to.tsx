import { Back } from './icons.tsx'

/** The way back to where one came from. */
export const BackTo = ({ href, label }: { href: string; label: string }) => (
  <a class="back-to" href={href}>
    <Back />
    {label}
  </a>
)
