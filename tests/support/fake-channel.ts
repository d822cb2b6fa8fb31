import type { Channel, Outgoing, Receipt } from '../../bot/channels/channel.ts'

/** A platform that takes what it is told to take. `answer` is asked for each message in turn. */
export function fakeChannel(
  answer: (to: string, message: Outgoing, attempt: number) => Receipt | Promise<Receipt> = () => ({ id: 'sent' }),
) {
  const delivered: { to: string; text: string }[] = []
  let attempts = 0
  const channel: Channel = {
    name: 'telegram',
    can: { buttons: 10, textLength: 4096 },
    start: async () => ({ stop: async () => {} }),
    async send(to, message) {
      attempts += 1
      const receipt = await answer(to, message, attempts)
      if ('id' in receipt) delivered.push({ to, text: message.text })
      return receipt
    },
  }
  return { channel, delivered, attempts: () => attempts }
}
