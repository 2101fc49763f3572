import { newId } from '../../models/new-id.ts'
import { PageRevision } from '../../models/pages/page-revision.ts'
import { Page } from '../../models/pages/page.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople, DemoStaff } from './demo-staff.ts'
import { journalReaders, journalRevision } from './journal-pages.ts'
import { demoPages, type DemoPage } from './records/pages.ts'

const minuteMs = 60_000

function revisionsOf(load: DemoLoad, author: DemoStaff, page: DemoPage, pageId: string) {
  return page.texts.map((text, position) => {
    const createdAt = load.moment(page.daysAgo - position, 14 * 60 + 10 + 7 * position)
    return {
      ...text,
      id: newId(),
      pageId,
      number: position + 1,
      authorId: author.id,
      authorName: author.displayName,
      createdAt,
      publishedAt: position < page.published ? new Date(createdAt.getTime() + 5 * minuteMs) : null,
    }
  })
}

/** Writes the pages with their revisions, by the account `clerk`. */
export async function makePages(load: DemoLoad, people: DemoPeople): Promise<void> {
  const { services, transaction } = load
  const clerk = people.named('clerk')
  const pages = demoPages.map((page) => {
    const id = newId()
    return { page, id, revisions: revisionsOf(load, clerk, page, id) }
  })
  await Page.bulkCreate(
    pages.map(({ page, id, revisions }, position) => ({
      id,
      path: page.path,
      position,
      publishedRevisionId: revisions[page.published - 1]?.id ?? null,
      latestRevisionId: revisions.at(-1)?.id ?? null,
      createdAt: revisions[0]?.createdAt ?? load.at,
      updatedAt: revisions.at(-1)?.createdAt ?? load.at,
    })),
    { transaction },
  )
  await PageRevision.bulkCreate(
    pages.flatMap((page) => page.revisions),
    { transaction },
  )
  services.pageMenu.refreshAfter(transaction)
  for (const { page, revisions } of pages) {
    for (const revision of revisions) {
      journalRevision(load, clerk, page.path, revision)
    }
    journalReaders(load, people, page, revisions)
  }
}
