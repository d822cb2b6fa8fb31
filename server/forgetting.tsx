import type { Locale } from '../locales/locale.ts'
import { Said } from './said.tsx'

/** `shown`: the newest message on the page, by which the server knows that it is this conversation that is meant; null before there is one. */
type Props = { locale: Locale; embedded: boolean; shown: number | null }

/** The question before a conversation is erased. The script opens it from among the things to join; without one it unfolds. */
export const Forgetting = ({ locale, embedded, shown }: Props) => {
  const action = embedded ? '/chat/forget?embed=1' : '/chat/forget'
  return (
    <>
      <form id="forget" method="post" action={action} class="asks" aria-labelledby="forget-sure" hidden>
        <p id="forget-sure">
          <Said locale={locale} word="web.forget-sure" />
        </p>
        <button type="submit" class="shortcut danger">
          <Said locale={locale} word="web.forget-yes" />
        </button>
        <button type="button" id="forget-no" class="shortcut">
          <Said locale={locale} word="web.forget-no" />
        </button>
      </form>
      {shown !== null && (
        <noscript>
          <details class="plain-forget">
            <summary>
              <Said locale={locale} word="web.forget" />
            </summary>
            <form method="post" action={action} class="asks">
              <p>
                <Said locale={locale} word="web.forget-sure" />
              </p>
              <input type="hidden" name="shown" value={shown} />
              <button type="submit" class="shortcut danger">
                <Said locale={locale} word="web.forget-yes" />
              </button>
            </form>
          </details>
        </noscript>
      )}
    </>
  )
}
