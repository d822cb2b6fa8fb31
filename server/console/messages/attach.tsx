import { htmlLang } from '../../../locales/locale.ts'
import type { Ask } from '../page.ts'
import type { ConversationData } from './conversation-data.ts'
import { Clip, Microphone, Pin } from './icons.tsx'
import { deedAddress } from './listing.ts'

type AttachProps = { ask: Ask; data: ConversationData }

/** What goes with a reply: files, a voice note, where one is. */
export const Attach = ({ ask, data }: AttachProps) => (
  <>
    <button type="button" class="icon-button with-script" data-attach>
      <Clip />
      <span>{ask.words('composer.attach')}</span>
    </button>
    <input
      id="attach-file"
      type="file"
      hidden
      multiple
      accept="image/*,video/*,audio/*,.pdf,.docx,.xlsx,.pptx,.odt,.ods"
      data-upload={deedAddress(data.view.id, 'media')}
      data-canned={deedAddress(data.view.id, 'canned-file')}
      data-sending={ask.words('tray.sending')}
      data-remove={ask.words('tray.remove')}
      data-voice={ask.words('media.voice')}
      data-lost={ask.words('tray.lost')}
      aria-label={ask.words('composer.attach')}
    />
    <button
      type="button"
      class="icon-button with-script"
      data-record
      data-stop={ask.words('composer.stop')}
      data-denied={ask.words('composer.no-microphone')}
      aria-pressed="false"
    >
      <Microphone />
      <span>{ask.words('composer.record')}</span>
    </button>
    <button type="button" class="icon-button with-script" data-here>
      <Pin />
      <span>{ask.words('composer.here')}</span>
    </button>
  </>
)

/** The place of a centre, to be sent. */
export function PlaceMenu({ ask, data: { view, centres } }: AttachProps) {
  const known = centres.filter(({ latitude, longitude }) => latitude !== null && longitude !== null)
  if (known.length === 0) return null
  return (
    <select name="location" class="form-select write-place" aria-label={ask.words('composer.location')} data-keep>
      <option value="">📍 {ask.words('composer.location')}</option>
      {known.map(centre => (
        <option key={centre.key} value={centre.key} lang={htmlLang(view.locale)}>
          {centre.names[ask.staff.locale]}
        </option>
      ))}
    </select>
  )
}
