import type { Service } from '../../../flows/content.ts'
import { phrase } from '../../../flows/engine/say.ts'
import { render } from '../../../locales/index.ts'
import { htmlLang } from '../../../locales/locale.ts'
import { listRecordings, type Recording } from '../../../prisma/store/recordings.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { BackTo } from '../back-to.tsx'
import { AskFirst, PostButton } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { Recorder } from '../recorder.tsx'
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
      <bdi>{ask.words(`variety.${variety}`)}</bdi>
    </h2>
    <blockquote class="to-read" dir="auto" lang={htmlLang(variety)}>
      {render(phrase('services.about', { service: service.names, what: service.what }), variety)}
      {'\n'}
      {render(phrase('services.audience', { audience: service.audience }), variety)}
    </blockquote>
    {recording ? <Kept ask={ask} recording={recording} /> : <p class="quiet">{ask.words('recordings.none-yet')}</p>}
    <Recorder ask={ask} address={fileAddress(service.key, variety)} again={recording !== null} />
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
