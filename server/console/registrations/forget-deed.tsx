import { BackTo } from '../back-to.tsx'
import { nothing } from '../body.ts'
import { deed } from '../page.ts'
import { FileParams, file } from './detail.tsx'
import { notDone } from './outcome.ts'
import { HERE, LEAD_ROLES } from './words.ts'

/** Erases the person of a file, and shows the proof once. */
export const forgetOne = deed({
  path: `${HERE}/:reference/forget`,
  roles: LEAD_ROLES,
  params: FileParams,
  back: file,
  body: nothing,
  async act(ask, { reference }) {
    const forgotten = await ask.parts.registrations.forget(ask.staff, reference)
    if ('refused' in forgotten) return notDone(ask, forgotten)
    const content = (
      <>
        <BackTo href={HERE} label={ask.words('files.title')} />
        <h1>{ask.words('ending.forgotten')}</h1>
        <section class="card">
          <p>{ask.words('ending.proof')}</p>
          <p class="proof">
            <bdi dir="ltr">{forgotten.proof}</bdi>
          </p>
        </section>
      </>
    )
    return { once: { title: ask.words('ending.forgotten'), place: 'files', content } }
  },
})
