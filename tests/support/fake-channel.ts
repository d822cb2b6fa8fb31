import type { Channel, Outgoing, Receipt } from '../../bot/channels/channel.ts'

/** A platform that takes what it is told to take. `answer` is asked for each message in turn. */
export function fakeChannel(
  answer: (to: string, message: Outgoing, attempt: number) => Receipt | Promise<Receipt> = () => ({ id: 'sent' }),
) {
  const delivered: ({ to: string } & Outgoing)[] = []
  let refusal: Receipt | null = null
  let attempts = 0
  const channel: Channel = {
    name: 'telegram',
    can: { buttons: 10, textLength: 4096 },
    start: async () => ({ stop: async () => {} }),
    async send(to, message) {
      attempts += 1
      const receipt = refusal ?? (await answer(to, message, attempts))
      if ('id' in receipt) delivered.push({ to, ...message })
      return receipt
    },
  }
  /** From now on every message is refused so; null: none is any more. */
  const refuse = (receipt: Receipt | null) => {
    refusal = receipt
  }
  return { channel, delivered, refuse, attempts: () => attempts }
}
