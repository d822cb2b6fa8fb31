import { step as flows } from '../flows/index.ts'
import { openDatabase } from '../prisma/client.ts'
import { seed } from '../prisma/seed.ts'
import { releaseLeases } from '../prisma/store/begun.ts'
import { findConversations } from '../prisma/store/conversations.ts'
import { type KeptMessage, readEarlier, readHistory } from '../prisma/store/history.ts'
import { settingOf } from '../prisma/store/settings.ts'
import { keepTemplates } from '../prisma/store/templates.ts'
import { createAnnouncements } from './announcements/index.ts'
import { createAppointments } from './appointments/index.ts'
import { sweepAppointments } from './appointments/sweep.ts'
import type { Bot, BotOptions } from './bot.ts'
import type { Channel, ChannelName } from './channels/channel.ts'
import { choresOf } from './chores.ts'
import { tellChanged } from './desk/changed.ts'
import { createStaffFiles } from './desk/files.ts'
import { createDesk } from './desk/index.ts'
import { createNews } from './desk/news.ts'
import { createPresence } from './desk/presence.ts'
import { createRecordingFiles } from './desk/recordings.ts'
import { sweep as sweepDesk } from './desk/sweep.ts'
import { hearTyped } from './desk/typed.ts'
import { carryOutWith } from './effects/index.ts'
import { firstWords } from './first-words.ts'
import { createForgetChat } from './forget-chat.ts'
import { createHearing } from './hear.ts'
import { createInbox } from './inbox.ts'
import { createKeeper } from './keeper.ts'
import { createKeys, newDataKeys, readDataKeys } from './keys.ts'
import { openKnowledge } from './knowledge.ts'
import { createLook } from './look.ts'
import { createFetching } from './media/fetching.ts'
import { createFiles, fileReader } from './media/files.ts'
import { openMedia } from './media/open.ts'
import { openOnCall } from './on-call.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { createOutbox } from './outbox.ts'
import { presentIn } from './present.ts'
import { createRegistrations } from './registrations/index.ts'
import { byChance } from './registrations/look.ts'
import { privately } from './registrations/private-sessions.ts'
import { createDailyRetention } from './retention.ts'
import { shownHistory } from './show.ts'
import { together } from './together.ts'
import { createListening } from './transcription/listening.ts'
import { tellHeard } from './transcription/tell.ts'
import { hearTyping } from './typing.ts'

/** Conversations looked up in one question to the database: all of them are understood before the process looks around again. */
const MOST_LOOKED_UP = 32

/** Opens the database (made, migrated and seeded where needed) and puts the assistant together. */
export async function openBot({
  databaseUrl,
  clock,
  log,
  first,
  channels,
  step = flows,
  media = {},
  transcribe = null,
  readBack = false,
  registrations = {},
}: BotOptions): Promise<Bot> {
  const { db, applied } = await openDatabase(databaseUrl)
  const seeded = await seed(db)
  if (applied.length > 0 || seeded) log.info({ migrations: applied.length, seeded }, 'database ready')
  const knowledge = await openKnowledge(db, clock)
  const { learning, content, facts } = knowledge
  const news = createNews()
  const seen = async (messages: readonly KeptMessage[]) => {
    const said = messages.flatMap(message => (message.author === 'bot' ? [message.said] : []))
    return shownHistory(messages, await presentIn(db, said, isRecorded))
  }
  const isRecorded = (id: string) => content().recordings.some(recording => recording.id === id)
  const outboxes = new Map(
    channels.map(channel => [
      channel.name,
      createOutbox({ db, channel, clock, log, news, quiet: () => announcements.quiet(), isRecorded }),
    ]),
  )
  const store = await openMedia(db, databaseUrl, media)
  const changed = tellChanged(db, news, log)
  const transcription =
    transcribe && createListening({ db, store, transcribe, clock, log, changed, heard: note => tellHeard(parts, readBack, note) })
  const came = (conversationId: string) => {
    changed(conversationId)
    transcription?.wake()
  }
  const fetching = createFetching({ db, store, channels, clock, log, changed: came })
  const onCall = await openOnCall(db, clock)
  const wake = (name: ChannelName) => outboxes.get(name)?.wake()
  const keys = createKeys(readDataKeys(registrations.dataKeys ?? (await settingOf(db, 'data-keys', newDataKeys))))
  const { permits = { cin: false, cndp: null }, chance = byChance } = registrations
  const carryOut = carryOutWith(keys)
  const look = createLook({ db, keys, clock, permits, chance })
  const find = together((places: Parameters<typeof findConversations>[1]) => findConversations(db, places), { most: MOST_LOOKED_UP })
  const keep = createKeeper(db, carryOut, news)
  let templates: Promise<unknown> = Promise.resolve()
  const windowOf = (name: string) => channels.find(channel => channel.name === name)?.can.windowHours ?? null
  const parts = { db, clock, step, facts, onCall, news, windowOf, wake, log, keys, look, carryOut }
  const announcements = createAnnouncements({ ...parts, channels, store, answered: name => outboxes.get(name)?.answered() ?? 0 })
  const dailyRetention = createDailyRetention(parts)
  const files = createRegistrations({ ...parts, chance, permits, content })
  const sweepAll = async () => {
    await sweepDesk(parts)
    await sweepAppointments({ ...parts, chance })
    await files.bulks.resume()
    await dailyRetention()
    await announcements.sweep()
  }
  const chores = choresOf({ db, clock, log, store, days: media.days, sweep: sweepAll })
  const queue = oneAtATime()
  const hear = createHearing({
    db,
    queue,
    step,
    facts,
    look,
    clock,
    ...privately(keys, find, keep),
    first,
    wake,
    onCall,
    log,
    fetch: () => fetching.wake(),
    came: () => transcription?.wake(),
    changed,
    typed: hearTyped(parts),
  })
  const hearing = (channel: Channel) => hearTyping(channel, received => hear(channel.name, received))
  const heard = new Map(channels.map(channel => [channel.name, hearing(channel)]))
  // what a channel brought that is not served any more is heard all the same: it was kept, and is not answered
  const inbox = createInbox({ db, clock, log, hear: (name, received) => (heard.get(name) ?? (one => hear(name, one)))(received) })
  const readTemplates = async () => {
    const [listing] = channels.filter(channel => channel.templates)
    const listed = await listing?.templates?.()
    if (listed) await keepTemplates(db, listed)
    return listed != null
  }
  const reread = async () => {
    await knowledge.reread()
    await onCall.refresh()
  }
  const recordings = createRecordingFiles(db, store, clock.now, reread)
  const presence = createPresence(clock.now, conversationId => news.tell({ conversationId, kind: 'presence', centre: null, asked: true }))
  const listening: { stop(): Promise<void> }[] = []

  return {
    db,
    clock,
    keys,
    content,
    reread,
    hear,
    forgetChat: createForgetChat({ db, media: store, queue, clock, chance, news }),
    history: async (channel, address, after, limit) => seen(await readHistory(db, channel, address, after, limit)),
    earlier: async (channel, address, before, limit) => seen(await readEarlier(db, channel, address, before, limit)),
    preview: locale => firstWords(facts(), clock, locale),
    inbox,
    outbox: name => outboxes.get(name),
    readTemplates,
    health: () =>
      channels.flatMap(({ name, health, pairing }) => (health ? [{ channel: name, pairing: pairing?.() ?? null, ...health() }] : [])),
    learning,
    media: store,
    files: createFiles(db, store, recordings),
    staffFiles: createStaffFiles(db, store, clock.now, recordings),
    fetching,
    transcription,
    desk: createDesk({ ...parts, presence, centres: () => content().centres.map(({ key }) => key) }),
    registrations: files,
    announcements,
    appointments: createAppointments({ ...parts, chance }),
    sweep: sweepAll,
    async start() {
      await releaseLeases(
        db,
        channels.filter(({ repeatable }) => repeatable).map(({ name }) => name),
      )
      const read = fileReader(db, store)
      for (const channel of channels)
        listening.push(await channel.start(channel.keepsFirst ? received => inbox.keep(channel.name, received) : hearing(channel), read))
      for (const outbox of outboxes.values()) outbox.wake()
      inbox.wake()
      // what was being told goes on at once
      await announcements.sweep()
      templates = readTemplates().catch(() => log.warn('the templates could not be read'))
      fetching.wake()
      transcription?.wake()
      for (const chore of chores) chore.start()
    },
    async stop() {
      await Promise.all(chores.map(chore => chore.stop()))
      await files.bulks.close()
      await Promise.all(listening.map(each => each.stop()))
      await inbox.stop()
      await announcements.stop()
      await Promise.all([...outboxes.values()].map(outbox => outbox.stop()))
      await Promise.all([learning.stop(), fetching.stop(), transcription?.stop(), templates])
      await db.$disconnect()
    },
  }
}
