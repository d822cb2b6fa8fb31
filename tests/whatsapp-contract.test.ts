import { channelContract } from './contracts/channel.ts'
import { whatsappBench } from './support/whatsapp-bench.ts'

channelContract("whatsapp, on a server as strict as Meta's schema", async () => (await whatsappBench()).bench)
