import type { Channel, ChannelName, Outgoing, Receipt, Received } from '../../bot/channels/channel.ts'

/** A platform that takes what it is told to take. `answer` is asked for each message in turn. */
export function fakeChannel(
  answer: (to: string, message: Outgoing, attempt: number) => Receipt | Promise<Receipt> = () => ({ id: 'sent' }),
  name: ChannelName = 'telegram',
) {
  const delivered: ({ to: string } & Outgoing)[] = []
  let refusal: Receipt | null = null
  let attempts = 0
  let heard = 0
  let hearing: ((received: Received) => Promise<void>) | null = null
  const channel: Channel = {
    name,
    can: { buttons: 10, textLength: 4096 },
    async start(hear) {
      hearing = hear
      return { stop: async () => {} }
    },
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
  /** Somebody writes on the platform; resolves once it is safely kept. */
  async function says(
    text: string,
    { from = '7', name, at = new Date(0) }: { from?: string; name?: string; at?: Date } = {},
  ): Promise<void> {
    heard += 1
    await hearing?.({ id: `heard-${heard}`, from, event: { kind: 'text', text }, at, ...(name !== undefined && { name }) })
  }
  return { channel, delivered, refuse, attempts: () => attempts, says }
}
