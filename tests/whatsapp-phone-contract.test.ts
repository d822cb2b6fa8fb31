import { channelContract } from './contracts/channel.ts'
import { phoneContractBench } from './support/whatsapp-phone-bench.ts'

channelContract('whatsapp by a paired phone, on the real library in a real browser', phoneContractBench, {
  pressing: 'unofficial clients have no buttons',
  redelivery: 'WhatsApp Web brings a message once; the inbox keeps it',
})
