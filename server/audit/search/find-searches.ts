import { Op } from 'sequelize'
import { SavedSearch } from '../../../models/audit/saved-search.ts'
import { User } from '../../../models/accounts/user.ts'
import { searchAddress } from '../search-address.ts'
import { filterNames } from '../search-filters.ts'

/** More than anybody keeps an overview of. */
export const mostSearches = 50

/** One's own searches and those that others share, by name. */
export const findSearches = (userId: string): Promise<SavedSearch[]> =>
  SavedSearch.findAll({
    where: { [Op.or]: [{ ownerId: userId }, { shared: true }] },
    order: [
      ['name', 'ASC'],
      ['id', 'ASC'],
    ],
  })

/** Whose searches these are, by the owner's id. */
export async function ownersOf(searches: readonly SavedSearch[]): Promise<ReadonlyMap<string, string>> {
  const users = await User.findAll({
    attributes: ['id', 'displayName'],
    where: { id: [...new Set(searches.map((search) => search.ownerId))] },
  })
  return new Map(users.map((user) => [user.id, user.displayName]))
}

/** The filters of a saved search, in the order of the form: the database keeps none. */
export const filtersOf = ({ filters }: SavedSearch): [name: string, text: string][] =>
  [...filterNames, 'sort', 'direction'].flatMap((name) => {
    const text = filters[name]
    return text === undefined ? [] : [[name, text]]
  })

/** Where a saved search is run. */
export const addressOfSearch = (search: SavedSearch): string =>
  searchAddress({}, Object.fromEntries(filtersOf(search)))
