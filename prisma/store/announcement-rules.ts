import { RULES, type Rule } from '../../flows/announcements/rules.ts'
import type { Db, Tx } from '../client.ts'

/** The rules that are switched on. */
export async function rulesOn(db: Db): Promise<Rule[]> {
  const rows = await db.announcementRule.findMany({ where: { on: true }, select: { key: true } })
  return RULES.filter(rule => rows.some(({ key }) => key === rule))
}

/** Switches a rule on or off. */
export async function switchRule(tx: Tx, key: Rule, on: boolean, { staffId, at }: { staffId: string; at: Date }): Promise<void> {
  const data = { on, staffId, changedAt: at }
  await tx.announcementRule.upsert({ where: { key }, create: { key, ...data }, update: data })
}

/** Of some keys those for which a rule has written its announcement already. */
export async function firedBefore(db: Db, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db.announcement.findMany({ where: { ruleKey: { in: [...keys] } }, select: { ruleKey: true } })
  return new Set(rows.flatMap(({ ruleKey }) => ruleKey ?? []))
}
