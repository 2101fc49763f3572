import type { Audience } from '../access/audience.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople, DemoStaff } from './demo-staff.ts'
import { originOf, type Deed } from './journal.ts'
import type { DemoPage } from './records/pages.ts'
import { paths } from '../paths.ts'

/** A revision as it is stored. */
export type StoredRevision = {
  readonly pageId: string
  readonly number: number
  readonly audience: Audience
  readonly createdAt: Date
  readonly publishedAt: Date | null
}

/** Writes down that a revision was written, and published where it was. */
export function journalRevision(
  { journal }: DemoLoad,
  author: DemoStaff,
  path: string,
  { pageId, number, audience, createdAt, publishedAt }: StoredRevision,
): void {
  const about = {
    method: 'POST',
    outcome: 'success',
    resource: { type: 'page', id: pageId },
    purposeOfUse: 'operations',
    rule: 'permission',
    details: { path, revision: number, audience },
  } as const
  const first = number === 1
  journal.write(author, createdAt, {
    ...about,
    event: first ? 'page.created' : 'page.edited',
    route: first ? '/cms/pages/new' : paths.editPage.pattern,
  })
  if (publishedAt !== null) {
    const route = paths.publishPage.pattern
    journal.write(author, publishedAt, { ...about, event: 'page.published', route })
  }
}

/** Writes down who read a published page: staff those that are for staff, strangers the others. */
export function journalReaders(
  load: DemoLoad,
  people: DemoPeople,
  page: DemoPage,
  revisions: readonly StoredRevision[],
): void {
  const published = revisions[page.published - 1]
  if (published === undefined) {
    return
  }
  const { pageId, audience, number } = published
  const read: Deed = {
    event: 'page.viewed',
    route: '/pages/*path',
    outcome: 'success',
    resource: { type: 'page', id: pageId },
    rule: 'audience',
    details: { audience, revision: number },
  }
  for (const daysAgo of [0, 1, 2, 4, 5]) {
    const at = load.moment(daysAgo, 8 * 60 + 2 * page.path.length + daysAgo)
    if (audience === 'staff') {
      load.journal.write(people.named(daysAgo % 2 === 0 ? 'nurse' : 'oncall'), at, read)
    } else {
      const { method: _method, route: _route, ...entry } = read
      load.journal.writeLoose(at, { ...entry, origin: originOf(read, `198.51.100.${60 + daysAgo}`) })
    }
  }
}
