import type { Service } from '../../../flows/content.ts'
import { phrase } from '../../../flows/engine/say.ts'
import { render } from '../../../locales/index.ts'
import { htmlLang } from '../../../locales/locale.ts'
import { listRecordings, type Recording } from '../../../prisma/store/recordings.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { BackTo } from '../back-to.tsx'
import { AskFirst, PostButton } from '../form.tsx'
import { Clip, Microphone } from '../messages/icons.tsx'
import { type Ask, page } from '../page.ts'
import { VARIETIES } from '../replies.tsx'
import { When } from '../when.tsx'
import { fileAddress, HERE, OfService, SPOKEN } from './place.ts'

type Variety = Recording['variety']

/** What is said of a service, to be read aloud in each variety, and the recordings there are. */
export const serviceRecordings = page({
  path: `${HERE}/:service`,
  roles: ROLES,
  place: 'settings',
  params: OfService,
  async load({ parts }, { service: key }) {
    const service = parts.content().services.find(each => each.key === key)
    return service ? { service, recorded: await listRecordings(parts.db, key) } : null
  },
  title: ({ service }, ask) => service.names[ask.staff.locale],
  view: ({ service, recorded }, ask) => (
    <>
      <BackTo href={HERE} label={ask.words('recordings.title')} />
      <h1>{service.names[ask.staff.locale]}</h1>
      <p class="quiet">{ask.words('recordings.how')}</p>
      {SPOKEN.map(variety => (
        <OneVariety
          key={variety}
          ask={ask}
          service={service}
          variety={variety}
          recording={recorded.find(each => each.variety === variety) ?? null}
        />
      ))}
    </>
  ),
})

type OneProps = { ask: Ask; service: Service; variety: Variety; recording: Recording | null }

const OneVariety = ({ ask, service, variety, recording }: OneProps) => (
  <section class="card" aria-labelledby={`recording-${variety}`}>
    <h2 id={`recording-${variety}`}>
      <bdi lang={htmlLang(variety)}>{VARIETIES[variety]}</bdi>
    </h2>
    <blockquote class="to-read" dir="auto" lang={htmlLang(variety)}>
      {render(phrase('services.about', { service: service.names, what: service.what }), variety)}
      {'\n'}
      {render(phrase('services.audience', { audience: service.audience }), variety)}
    </blockquote>
    {recording ? <Kept ask={ask} recording={recording} /> : <p class="quiet">{ask.words('recordings.none-yet')}</p>}
    <Recorder ask={ask} service={service.key} variety={variety} again={recording !== null} />
    {recording && (
      <AskFirst label={ask.words('recordings.remove')} why={ask.words('recordings.remove-why')}>
        <PostButton ask={ask} action={`${fileAddress(service.key, variety)}/remove`} class="btn btn-danger">
          {ask.words('recordings.remove-yes')}
        </PostButton>
      </AskFirst>
    )}
  </section>
)

const Kept = ({ ask, recording: { service, variety, id, by, at } }: { ask: Ask; recording: Recording }) => (
  <>
    {/* biome-ignore lint/a11y/useMediaCaption: what is said stands above it */}
    <audio
      class="attached"
      src={`${fileAddress(service, variety)}?v=${id}`}
      controls
      preload="none"
      aria-label={ask.words('recordings.listen')}
    />
    <p class="quiet">
      {by === null ? ask.words('recordings.by-nobody') : ask.words('recordings.by', { name: by })} · <When ask={ask} at={at} />
    </p>
  </>
)

type RecorderProps = { ask: Ask; service: string; variety: Variety; again: boolean }

/** Records in the page, to be listened to before it is kept; or takes a file made elsewhere. */
const Recorder = ({ ask, service, variety, again }: RecorderProps) => (
  <div
    class="recorder with-script"
    data-recorder={fileAddress(service, variety)}
    data-stop={ask.words('composer.stop')}
    data-denied={ask.words('composer.no-microphone')}
    data-lost={ask.words('tray.lost')}
  >
    <div data-recorder-heard hidden>
      {/* biome-ignore lint/a11y/useMediaCaption: what is said stands above it */}
      <audio class="attached" controls aria-label={ask.words('recordings.preview')} />
      <button type="button" class="btn btn-primary" data-recorder-keep>
        {ask.words('recordings.keep')}
      </button>
    </div>
    <p class="actions">
      <button type="button" class="btn" data-recorder-toggle aria-pressed="false">
        <Microphone />
        <span>{ask.words(again ? 'recordings.record-again' : 'recordings.record')}</span>
      </button>
      <label class="btn file-button">
        <Clip />
        {ask.words('recordings.file')}
        <input
          type="file"
          class="unseen"
          accept="audio/*"
          data-keeps-file={fileAddress(service, variety)}
          data-lost={ask.words('tray.lost')}
        />
      </label>
    </p>
  </div>
)
