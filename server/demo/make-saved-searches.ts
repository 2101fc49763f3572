import { SavedSearch } from '../../models/audit/saved-search.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople } from './demo-staff.ts'

/** Two searches that the demo's auditor has saved; the first is shared. */
export async function makeSavedSearches({ at, transaction }: DemoLoad, people: DemoPeople): Promise<void> {
  const made = { ownerId: people.named('auditor').id, createdAt: at, updatedAt: at }
  await SavedSearch.bulkCreate(
    [
      {
        ...made,
        name: 'Guessed passwords, by address',
        shared: true,
        filters: { event: 'sign-in.failed', sort: 'address', direction: 'asc' },
      },
      {
        ...made,
        name: 'Refused charts',
        shared: false,
        filters: { event: 'chart.viewed', outcome: 'refused' },
      },
    ],
    { transaction },
  )
}
