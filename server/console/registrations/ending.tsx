import type { FileView } from '../../../bot/registrations/index.ts'
import { AskFirst, PostButton } from '../form.tsx'
import type { Ask } from '../page.ts'
import { fileAddress, leads } from './words.ts'

/** What its owner may ask at the desk as by chat: take the demand back, or be forgotten. */
export const Ending = ({ ask, file }: { ask: Ask; file: FileView }) => (
  <section class="card file-ending">
    <h2>{ask.words('ending.title')}</h2>
    {file.state !== 'closed' && (
      <AskFirst label={ask.words('ending.withdraw')} why={ask.words('ending.withdraw-why')}>
        <PostButton ask={ask} action={`${fileAddress(file.reference)}/withdraw`} class="btn btn-danger">
          {ask.words('ending.withdraw-yes')}
        </PostButton>
      </AskFirst>
    )}
    {leads(ask) && (
      <AskFirst label={ask.words('ending.forget')} why={ask.words('ending.forget-why')}>
        <PostButton ask={ask} action={`${fileAddress(file.reference)}/forget`} class="btn btn-danger">
          {ask.words('ending.forget-yes')}
        </PostButton>
      </AskFirst>
    )}
  </section>
)
