import type { FileGlance } from '../../../bot/registrations/index.ts'
import { isMessageKey, text } from '../../../locales/index.ts'
import type { Ask } from '../page.ts'
import { When } from '../when.tsx'
import { State } from './state.tsx'
import { fileAddress, serviceName } from './words.ts'

/** The files begun in a conversation, beside it: for whom, what, and where each is. Who works on files may open them. */
export const FilesBeside = ({ ask, files }: { ask: Ask; files: readonly FileGlance[] }) =>
  files.length === 0 ? null : (
    <section class="facts-part">
      <h2>{ask.words('files.title')}</h2>
      <ul class="beside-files">
        {files.map(file => (
          <li key={file.reference}>
            <Reference ask={ask} reference={file.reference} /> <State ask={ask} state={file.state} />
            <span>{serviceName(ask, file.service)}</span>
            <span class="quiet">
              {forWhom(ask, file.beneficiary)} · <When ask={ask} at={file.receivedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )

const Reference = ({ ask, reference }: { ask: Ask; reference: string }) =>
  ask.opens('/console/files/:reference') ? (
    <a href={fileAddress(reference)}>
      <bdi dir="ltr">{reference}</bdi>
    </a>
  ) : (
    <bdi dir="ltr">{reference}</bdi>
  )

function forWhom({ staff }: Ask, beneficiary: string): string {
  const key = `preregister.who-${beneficiary}`
  return isMessageKey(key) ? text(key, staff.locale) : beneficiary
}
