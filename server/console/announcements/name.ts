import { RULES } from '../../../flows/announcements/rules.ts'
import type { Announcement } from '../../../prisma/store/announcements.ts'
import type { Ask } from '../page.ts'

/** What an announcement is called: as who wrote it calls it; of one that wrote itself, its rule and its offer, in the reader's language. */
export function announcementName({ words, staff }: Ask, { name, rule, texts }: Pick<Announcement, 'name' | 'rule' | 'texts'>): string {
  const known = RULES.find(each => each === rule)
  if (!known) return name
  return words('announce.automatic-name', { rule: words(`announce.rule.${known}`), offer: texts[staff.locale]?.title ?? name })
}
