import type { Transaction } from 'sequelize'
import type { RunsStatements } from '../../../models/prepared.ts'
import { readNewestDeed } from '../../../models/queries/http/newest-deed.ts'
import { SavedSearch } from '../../../models/audit/saved-search.ts'
import { Refused } from '../../operations/refused.ts'
import { changedMeanwhile } from '../../overtaken/changed-meanwhile.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { filtersOf } from './find-searches.ts'

/** One of somebody's own searches. */
export type OwnSearch = { readonly id: string; readonly ownerId: string }

const next = { href: paths.savedSearches(), label: 'saved-searches' } as const

/**
 * Says when one's own search was deleted: its row is gone; the log knows by whom.
 * @throws Refused where it was somebody else's, or there never was one of this id
 */
async function deletedMeanwhile(
  statements: RunsStatements,
  { id, ownerId }: OwnSearch,
): Promise<OvertakenError> {
  const resource = { type: 'saved-search', id }
  const asked = { events: ['audit.search-deleted'], resource, since: new Date(0) }
  const deed = await readNewestDeed(statements, asked)
  if (deed?.by !== ownerId) {
    throw new Refused('no-such-thing')
  }
  return new OvertakenError({ what: 'saved-search', done: 'deleted', ...deed }, { next, about: { resource } })
}

/** A search, where it is one's own. @throws Refused; OvertakenError where it is deleted */
export async function ownSearch(
  { prepared }: Pick<Services, 'prepared'>,
  own: OwnSearch,
): Promise<SavedSearch> {
  const { id, ownerId } = own
  const found = await SavedSearch.findOne({ where: { id, ownerId } })
  if (found === null) {
    throw await deletedMeanwhile(prepared, own)
  }
  return found
}

/** What of a saved search goes on record: its id and which filters it has; never its name or what was typed. */
export const onRecord = (search: SavedSearch) => ({
  resource: { type: 'saved-search', id: search.id },
  details: { shared: search.shared, filters: filtersOf(search).map(([name]) => name) },
})

/** What a search says, as the form to change it carries it. */
export const contentOf = ({ name, shared, filters }: SavedSearch): string =>
  new URLSearchParams({ ...filters, name, ...(shared ? { shared: 'on' } : {}) }).toString()

/**
 * One's own search for a change: nobody else changes it in the meantime.
 * @param was what it said when its form was filled; whatever it says now where it is left out
 * @throws Refused where it is not one's own; OvertakenError where it was deleted or changed since
 */
export async function lockSearch(
  services: Pick<Services, 'prepared'>,
  transaction: Transaction,
  own: OwnSearch,
  was?: string,
): Promise<SavedSearch> {
  const { id, ownerId } = own
  const search = await SavedSearch.findOne({
    where: { id, ownerId },
    transaction,
    lock: transaction.LOCK.UPDATE,
  })
  if (search === null) {
    throw await deletedMeanwhile(services.prepared.within(transaction), own)
  }
  if (was !== undefined && was !== contentOf(search)) {
    throw await changedMeanwhile(services, transaction, {
      events: ['audit.search-changed'],
      what: 'saved-search',
      resource: { type: 'saved-search', id },
      updatedAt: search.updatedAt,
      next,
      comesBack: 'compare',
    })
  }
  return search
}
