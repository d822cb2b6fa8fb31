import { Clip, Microphone } from './messages/icons.tsx'
import type { Ask } from './page.ts'

/** `address`: where what is recorded, or chosen, is kept. `again`: there is a recording already. `of`: what tells it apart from others on the page. */
type Props = { ask: Ask; address: string; again: boolean; of?: string }

/** Records in the page, to be listened to before it is kept; or takes a file made elsewhere. */
export const Recorder = ({ ask, address, again, of }: Props) => (
  <div
    class="recorder with-script"
    data-recorder={address}
    data-stop={ask.words('composer.stop')}
    data-denied={ask.words('composer.no-microphone')}
    data-lost={ask.words('tray.lost')}
  >
    <div data-recorder-heard hidden>
      {/* biome-ignore lint/a11y/useMediaCaption: what is said stands above it */}
      <audio class="attached" controls aria-label={ask.words('recordings.preview')} />
      <button type="button" class="btn btn-primary" data-recorder-keep>
        {ask.words('recordings.keep')}
        <Of what={of} />
      </button>
    </div>
    <p class="actions">
      <button type="button" class="btn" data-recorder-toggle aria-pressed="false">
        <Microphone />
        <span>{ask.words(again ? 'recordings.record-again' : 'recordings.record')}</span>
        <Of what={of} />
      </button>
      <label class="btn file-button">
        <Clip />
        {ask.words('recordings.file')}
        <Of what={of} />
        <input type="file" class="unseen" accept="audio/*" data-keeps-file={address} data-lost={ask.words('tray.lost')} />
      </label>
    </p>
  </div>
)

const Of = ({ what }: { what: string | undefined }) => (what === undefined ? null : <span class="unseen"> {what}</span>)
