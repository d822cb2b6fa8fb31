import { randomUUID } from 'node:crypto'
import type { Texts } from '../../flows/announcements/announcement.ts'
import { type Fired, fired, type Rule, type Ruled } from '../../flows/announcements/rules.ts'
import { render, renderLabel } from '../../locales/index.ts'
import { LOCALES } from '../../locales/locale.ts'
import { firedBefore, rulesOn } from '../../prisma/store/announcement-rules.ts'
import { addAnnouncement, advance, type Content } from '../../prisma/store/announcements.ts'
import { record } from '../../prisma/store/audit.ts'
import { allOffers, lastFreed } from '../../prisma/store/offers.ts'
import { isClash } from '../../prisma/store/turns.ts'
import { lateAfter } from './late.ts'
import type { AnnouncingParts } from './parts.ts'

/** How many of an audience would be told now. */
type Reach = (content: Content, rule: Rule) => Promise<number>

/**
 * Writes and begins what the rules that are on ask for today. Each fires once, whatever process looks and however often: its key is unique.
 * Whom nobody would be told of is not written, and is looked at again.
 */
export async function fireRules(parts: AnnouncingParts, reach: Reach): Promise<void> {
  const { db, clock, facts, log } = parts
  const rules = await rulesOn(db)
  if (rules.length === 0) return
  const now = clock.now()
  const local = clock.local(now)
  const { content } = facts().world(now, local)
  const freed = await lastFreed(db)
  const offers = (await allOffers(db)).map(offer => ruled(offer, freed.get(offer.id)))
  const all = offers.flatMap(offer => rules.flatMap(rule => fired(rule, offer, local.date, content) ?? []))
  const before = await firedBefore(
    db,
    all.map(({ key }) => key),
  )
  for (const one of all.filter(({ key }) => !before.has(key))) {
    const announcement = contentOf(one, offers)
    if ((await reach(announcement, one.rule)) > 0 && (await fire(parts, one, announcement, now)))
      log.info({ rule: one.rule }, 'announcements: a rule fired')
  }
}

type Kept = Awaited<ReturnType<typeof allOffers>>[number]

const ruled = ({ places, taken, ...offer }: Kept, freed = 0): Ruled & { centre: string | null } => ({
  ...offer,
  freed: `${freed}/${places}`,
  left: places === null ? null : Math.max(0, places - taken),
})

function contentOf({ kind, offer, audience, title, text }: Fired, offers: readonly (Ruled & { centre: string | null })[]): Content {
  const texts: Texts = Object.fromEntries(
    LOCALES.map(locale => [locale, { title: renderLabel(title, locale), text: render(text, locale) }]),
  )
  const found = offers.find(({ id }) => id === offer)
  return {
    kind,
    name: renderLabel(title, 'fr'),
    centre: found?.centre ?? null,
    offerId: offer,
    texts,
    audience,
    expiresAt: null,
    pace: null,
  }
}

async function fire({ db }: AnnouncingParts, { rule, key }: Fired, content: Content, at: Date): Promise<boolean> {
  const id = randomUUID()
  try {
    await db.$transaction(async tx => {
      await addAnnouncement(tx, content, { id, authorId: null, at, rule: { rule, ruleKey: key } })
      await advance(tx, id, 'start', at, { startedAt: at, lateAt: lateAfter(at, null) })
      await record(tx, {
        at,
        by: null,
        action: 'announcement.fired',
        subject: 'announcement',
        about: id,
        centre: content.centre,
        detail: { rule },
      })
    })
    return true
  } catch (error) {
    // another process has fired it
    if (isClash(error)) return false
    throw error
  }
}
