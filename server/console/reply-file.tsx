import type { CannedReply } from '../../prisma/store/canned-replies.ts'
import { AskFirst, PostButton } from './form.tsx'
import { Clip } from './messages/icons.tsx'
import { sizeOf } from './messages/size.ts'
import type { Ask } from './page.ts'

/** The picture or paper that goes with a ready answer: looked at, put there, taken away. */
export const ReplyFile = ({ ask, reply: { id, file }, at }: { ask: Ask; reply: CannedReply; at: string }) => (
  <section class="card" aria-labelledby="reply-file">
    <h2 id="reply-file">{ask.words('replies.file')}</h2>
    <p class="quiet">{ask.words('replies.file-what')}</p>
    {file && (
      <p>
        <a class="attached saved" href={`${at}/${id}/file`} target="_blank" rel="noopener">
          <Clip />
          <bdi>{file.name ?? ask.words(`media.${file.kind}`)}</bdi> <bdi class="quiet nowrap">{sizeOf(ask, file.bytes)}</bdi>
        </a>
      </p>
    )}
    <p class="with-script">
      <label class="btn file-button">
        <Clip />
        {ask.words(file ? 'replies.file-change' : 'replies.file-add')}
        <input
          type="file"
          class="unseen"
          accept="image/*,.pdf,.docx,.xlsx,.pptx,.odt,.ods,audio/*,video/*"
          data-keeps-file={`${at}/${id}/file`}
          data-lost={ask.words('tray.lost')}
        />
      </label>
    </p>
    {file && (
      <AskFirst label={ask.words('replies.file-remove')} why={ask.words('replies.file-remove-why')}>
        <PostButton ask={ask} action={`${at}/${id}/file/remove`} class="btn btn-danger">
          {ask.words('replies.file-remove-yes')}
        </PostButton>
      </AskFirst>
    )}
  </section>
)
