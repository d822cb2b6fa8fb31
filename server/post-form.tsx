import type { ComponentChildren } from 'preact'
import type { Locale } from '../locales/locale.ts'
import type { FormPlace } from './bubble.tsx'
import { type WordKey, word } from './words.ts'

type PostFormProps = { form: FormPlace; class: string; label?: WordKey; locale?: Locale; children: ComponentChildren }
/** A form of the chat: it posts to where the page says, and knows which page it was. `label`: what it is called for who does not see it. */
export const PostForm = ({ form, class: name, label, locale, children }: PostFormProps) => {
  const named = label && locale ? { 'data-label': label, 'aria-label': word(locale, label) } : {}
  return (
    <form method="post" action={form.action} class={name} {...named}>
      <input type="hidden" name="id" value={form.id} />
      {children}
    </form>
  )
}
