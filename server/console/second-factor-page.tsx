import { z } from 'zod'
import { accountById, setSecondFactor } from '../../prisma/store/accounts.ts'
import { record } from '../../prisma/store/audit.ts'
import { ROLES } from '../../prisma/store/staff.ts'
import { notMine } from './account-deeds.ts'
import { BackTo } from './back-to.tsx'
import { line, nothing, secret as typedSecret } from './body.ts'
import { Field } from './fields.tsx'
import { AskFirst, Form, Refusal } from './form.tsx'
import { type Ask, deed, page } from './page.ts'
import { Qr } from './qr.tsx'
import { addressOf, newSecret, SECRET, stepOf } from './second-factor.ts'

const PATH = '/console/account/second-factor'

/** Sets the second factor up, or takes it away. */
export const secondFactor = page({
  path: PATH,
  roles: ROLES,
  place: 'account',
  params: nothing,
  async load({ parts, staff, again }) {
    const own = await accountById(parts.db, staff.id)
    const typed = again?.typed.secret
    // a code that was wrong is asked for again with the same secret: it is in the telephone already
    const secret = typeof typed === 'string' && SECRET.test(typed) ? typed : newSecret()
    return { on: own?.totpSecret != null, secret, address: addressOf(secret, staff.login) }
  },
  title: (_, ask) => ask.words('account.second'),
  view: ({ on, secret, address }, ask) => (
    <>
      <BackTo href="/console/account" label={ask.words('account.title')} />
      <h1>{ask.words('account.second')}</h1>
      <Refusal ask={ask} />
      {on ? <TakeAway ask={ask} /> : <SetUp ask={ask} secret={secret} address={address} />}
    </>
  ),
})

const SetUp = ({ ask, secret, address }: { ask: Ask; secret: string; address: string }) => (
  <section class="card">
    <ol class="how">
      <li>{ask.words('second.install')}</li>
      <li>
        {ask.words('second.scan')}
        <Qr text={address} label={ask.words('second.picture')} />
        <p class="quiet">
          {ask.words('second.by-hand')} <code dir="ltr">{secret.match(/.{4}/g)?.join(' ')}</code>
        </p>
      </li>
      <li>{ask.words('second.confirm')}</li>
    </ol>
    <Form ask={ask} action={PATH}>
      <input type="hidden" name="secret" value={secret} />
      <Field ask={ask} name="code" label={ask.words('door.code')} fill="one-time-code" dir="ltr" required />
      <Field ask={ask} name="current" label={ask.words('password.current')} type="password" fill="current-password" required />
      <button type="submit" class="btn btn-primary">
        {ask.words('second.turn-on')}
      </button>
    </Form>
    <p class="quiet">{ask.words('account.second-lost')}</p>
  </section>
)

const TakeAway = ({ ask }: { ask: Ask }) => (
  <section class="card">
    <p>{ask.words('account.second-on')}</p>
    <p class="quiet">{ask.words('second.new-phone')}</p>
    <AskFirst label={ask.words('second.turn-off')} why={ask.words('second.turn-off-why')} open={ask.again !== null}>
      <Form ask={ask} action={`${PATH}/off`}>
        <Field ask={ask} name="current" label={ask.words('password.current')} type="password" fill="current-password" required />
        <button type="submit" class="btn btn-danger">
          {ask.words('second.turn-off-yes')}
        </button>
      </Form>
    </AskFirst>
  </section>
)

/** Turns the second factor on, once a code proves that the telephone has the secret. */
export const turnOn = deed({
  path: PATH,
  roles: ROLES,
  params: nothing,
  back: secondFactor,
  body: z.object({ secret: z.string().regex(SECRET), code: line(12), current: typedSecret }),
  async act(ask, _, { secret, code, current }) {
    const { parts, staff, words, now } = ask
    const wrong = await notMine(ask, current, 'current')
    if (wrong) return wrong
    const step = stepOf(secret, code, now)
    if (step === null) return { refused: 422, sentence: words('form.wrong'), fields: { code: words('door.wrong-code') } }
    await parts.db.$transaction(async tx => {
      await setSecondFactor(tx, staff.id, { secret, step })
      await record(tx, { at: now, by: staff, action: 'staff.second-factor-on', subject: 'staff', about: staff.id })
    })
    return { go: '/console/account', told: words('second.is-on') }
  },
})

/** Takes the second factor away, for who knows the password. */
export const turnOff = deed({
  path: `${PATH}/off`,
  roles: ROLES,
  params: nothing,
  back: secondFactor,
  body: z.object({ current: typedSecret }),
  async act(ask, _, { current }) {
    const { parts, staff, words, now } = ask
    const wrong = await notMine(ask, current, 'current')
    if (wrong) return wrong
    await parts.db.$transaction(async tx => {
      await setSecondFactor(tx, staff.id, null)
      await record(tx, { at: now, by: staff, action: 'staff.second-factor-off', subject: 'staff', about: staff.id })
    })
    return { go: '/console/account', told: words('second.is-off') }
  },
})
