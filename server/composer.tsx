import type { Locale } from '../locales/locale.ts'
import type { FormPlace } from './bubble.tsx'
import { Microphone, Plus, Send } from './icons.tsx'
import { PostForm } from './post-form.tsx'
import { word } from './words.ts'

/** Where one writes, speaks and joins files. */
export const Composer = ({ locale, form }: { locale: Locale; form: FormPlace }) => (
  <PostForm form={form} class="composer">
    <button
      type="button"
      class="quiet join"
      hidden
      aria-expanded="false"
      aria-controls="join"
      data-label="web.join"
      aria-label={word(locale, 'web.join')}
    >
      <Plus />
    </button>
    <textarea
      id="message"
      name="text"
      rows={1}
      dir="auto"
      required
      autocomplete="off"
      enterkeyhint="send"
      data-label="web.compose"
      aria-label={word(locale, 'web.compose')}
      placeholder={word(locale, 'web.compose')}
    />
    <button type="button" class="record" hidden data-label="web.record" aria-label={word(locale, 'web.record')}>
      <Microphone />
    </button>
    <button type="submit" class="send" data-label="web.send" aria-label={word(locale, 'web.send')}>
      <Send />
    </button>
  </PostForm>
)
