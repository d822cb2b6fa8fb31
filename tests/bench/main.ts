import { cpus } from 'node:os'
import { measureAnnouncements } from './announcements.ts'
import { measureBooking } from './booking.ts'
import { measureConsole, type Row } from './console.ts'
import { measureFloor } from './floor.ts'
import { arriving, asUsers } from './load.ts'
import { measureRegistrations } from './registrations.ts'
import { platformLikeTelegram, startServer } from './server.ts'
import { measured, updates } from './turns.ts'
import { measureWhatsapp } from './whatsapp.ts'

/** Conversations among which the console is measured, of 50 messages each; `npm run bench -- console 1000` takes fewer, and only that part; `-- booking` only the appointments, `-- whatsapp` only its webhooks, `-- announcements 100` only what is told to many, with so many kills. */
const MANY = 100_000
const [only, many = MANY] = process.argv.slice(2)
if (only === 'console') {
  print(await measureConsole(Number(many)))
  process.exit(0)
}
if (only === 'announcements') {
  print(await measureAnnouncements(process.argv[3] === undefined ? undefined : Number(process.argv[3])))
  process.exit(0)
}
if (only === 'whatsapp') {
  print(await measureWhatsapp())
  process.exit(0)
}
if (only === 'booking') {
  print(await measureBooking())
  process.exit(0)
}

/** Files among which registrations are measured; `npm run bench -- registrations 50000` takes fewer, and only that part. */
const FILES = 500_000
if (only === 'registrations') {
  print(await measureRegistrations(Number(process.argv[3] ?? FILES)))
  process.exit(0)
}

// npm run bench: everything below is measured on this run, on this machine
const rows: Row[] = []
const n = (value: number, digits = 0) => value.toFixed(digits)

const floor = await measureFloor(8)
const platform = await platformLikeTelegram()
const server = await startServer(platform.url)
rows.push(['first start on an empty folder: migrated, seeded, ready', `${n(server.readyMs)} ms`, '', null])
await quiet()
const idle = server.memory()
const next = updates(1_000)
// as fast as it goes: so many users who write as soon as they are answered
const busy = (seconds: number) => asUsers(server, { users: 50, seconds }, () => next())
await busy(4)

const usedBefore = server.processorMs()
const steady = measured(await arriving(server, { perSecond: 300, seconds: 20, seed: 7 }, next))
const full = measured(await busy(10))
const crowd = measured(await asUsers(server, { users: 1_000, messages: 5 }, next))
const used = (server.processorMs() - usedBefore) / [steady, full, crowd].reduce((sum, { latencies }) => sum + latencies.length, 0)
const inTime = (crowd.latencies.filter(ms => ms <= 1_500).length / 5_000) * 100
const loaded = server.memory()
await server.stop()
platform.close()

rows.push(
  ['300 messages/s for 20 s over 1,000 conversations (Poisson arrivals, counted from when due): p50', `${n(steady.p50, 1)} ms`, '', null],
  ['  p95', `${n(steady.p95, 1)} ms`, '≤ 50 ms', steady.p95 <= 50],
  ['  p99', `${n(steady.p99, 1)} ms`, '≤ 150 ms', steady.p99 <= 150],
  ['  kept up', `${n(steady.rate)} messages/s`, '≥ 300 (less 2 %)', steady.rate >= 294],
  ['as fast as it goes, 50 connections', `${n(full.rate)} messages/s`, '≥ 300', full.rate >= 300],
  ['  p50 · p95 · p99', `${n(full.p50)} · ${n(full.p95)} · ${n(full.p99)} ms`, '', null],
  ['  the floor: the same rows by bare Prisma transactions', `${n(floor)} turns/s`, '', null],
  ['  share of the floor', `${n((full.rate / floor) * 100)} %`, '≥ 50 %', full.rate >= floor / 2],
  ['1,000 users at once × 5 messages: answered within 1,500 ms', `${n(inTime, 1)} %`, '100 %', inTime >= 100],
  ['  p50 · p95 · p99 · slowest', `${n(crowd.p50)} · ${n(crowd.p95)} · ${n(crowd.p99)} · ${n(crowd.max)} ms`, '', null],
  ['processor time a message', `${n(used, 2)} ms`, '', null],
  ['memory, idle', `${n(idle)} MB`, '≤ 150 MB', idle <= 150],
  ['memory under load', `${n(loaded)} MB`, '≤ 300 MB', loaded <= 300],
  ['refused or lost', `${steady.failed + full.failed + crowd.failed}`, '0', steady.failed + full.failed + crowd.failed === 0],
)
if (only !== 'turns')
  rows.push(
    ...(await measureWhatsapp()),
    ...(await measureBooking()),
    ...(await measureAnnouncements()),
    ...(await measureConsole(MANY)),
    ...(await measureRegistrations(FILES)),
  )
print(rows)

// long enough for what a start leaves behind to be put away
function quiet(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 3_000))
}

function print(rows: readonly Row[]): void {
  const [cpu] = cpus()
  console.log(`\n${cpus().length} × ${cpu?.model.trim()}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}\n`)
  console.log('| what | measured | target | |\n|---|---|---|---|')
  for (const [what, measured, target, met] of rows)
    console.log(`| ${what} | ${measured} | ${target} | ${met === null ? '' : met ? 'met' : 'MISSED'} |`)
}
