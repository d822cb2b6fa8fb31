import { htmlLang, type Locale } from '../locales/locale.ts'
import type { FormPlace } from './bubble.tsx'
import { Bin, Cancel, Paper, Pin, Send, Stop } from './icons.tsx'
import { Said } from './said.tsx'
import { word } from './words.ts'

/** What a phone offers first: pictures, sounds, films and papers. What is really taken is decided by the content. */
const ACCEPT = 'image/jpeg,image/png,image/webp,image/gif,audio/*,video/mp4,video/webm,.pdf,.docx,.xlsx,.odt'

type Props = { locale: Locale; form: FormPlace; embedded: boolean }

/** What can be sent besides words. The script shows it; without one there is a plain form. */
export const Joining = ({ locale, form, embedded }: Props) => (
  <>
    <div id="join" class="shortcuts" hidden>
      <button type="button" id="choose" class="shortcut">
        <Paper />
        <Said locale={locale} word="web.file" />
      </button>
      <button type="button" id="place" class="shortcut" hidden>
        <Pin />
        <Said locale={locale} word="web.location" />
      </button>
      <button type="button" id="forget-ask" class="shortcut">
        <Bin />
        <Said locale={locale} word="web.forget" />
      </button>
      <p class="hint">
        <Said locale={locale} word="web.file-limit" />
      </p>
      <input type="file" id="file" accept={ACCEPT} multiple hidden tabIndex={-1} aria-hidden="true" />
    </div>
    <div id="tray" hidden>
      <div class="told">
        <p role="status" id="tray-words" /> <span id="tray-name" dir="auto" />
      </div>
      {/* biome-ignore lint/a11y/useMediaCaption: what its own speaker listens to before it goes */}
      <audio id="tray-sound" controls data-label="web.voice" aria-label={word(locale, 'web.voice')} />
      <progress id="tray-progress" max={1} data-label="web.uploading" aria-label={word(locale, 'web.uploading')} />
      <button type="button" id="tray-stop" class="quiet" data-label="web.stop-recording" aria-label={word(locale, 'web.stop-recording')}>
        <Stop />
      </button>
      <button type="button" id="tray-send" class="voice-send" data-label="web.send-voice" aria-label={word(locale, 'web.send-voice')}>
        <Send />
      </button>
      <button type="button" id="tray-retry" class="retry">
        <Said locale={locale} word="web.retry" />
      </button>
      <button type="button" id="tray-cancel" class="quiet" data-label="web.cancel" aria-label={word(locale, 'web.cancel')}>
        <Cancel />
      </button>
    </div>
    <noscript>
      <form method="post" action={embedded ? '/chat/media?embed=1' : '/chat/media'} encType="multipart/form-data" class="plain-file">
        <input type="hidden" name="id" value={form.id} />
        <input type="file" name="file" accept={ACCEPT} required aria-label={word(locale, 'web.file')} lang={htmlLang(locale)} />
        <button type="submit" class="shortcut">
          <Said locale={locale} word="web.send-file" />
        </button>
      </form>
    </noscript>
  </>
)
