import { z } from 'zod'
import { choiceInAddress, idInAddress, nothingTaken } from '../../operations/input.ts'
import { defineStaffQuery, type DisclosureScope } from '../../operations/operation.ts'
import { findSearches, ownersOf } from './find-searches.ts'
import { contentOf, ownSearch } from './own-search.ts'
import { searchFields } from './saved-search-form.ts'

const reading = { action: 'audit.read', event: 'audit.searches-viewed', subject: 'self' } as const

/** One's own searches and those that others share. */
export const savedSearches = defineStaffQuery({
  ...reading,
  name: 'audit.saved-searches',
  input: nothingTaken,
  find: async (_services, { proof }) => {
    const searches = await findSearches(proof.actor.id)
    return { searches, details: { shown: searches.length } }
  },
  run: async (_services, _context, _receipt, { searches }) => ({
    searches,
    owners: await ownersOf(searches),
  }),
})

const text = choiceInAddress()

type Filled = DisclosureScope & { readonly filled: Readonly<Record<string, string>> }

/** The form to save a search, filled with the filters that its address says. */
export const newSearch = defineStaffQuery({
  ...reading,
  name: 'audit.new-search',
  input: z.looseObject({}),
  find: async (_services, _context, said): Promise<Filled> => ({
    filled: Object.fromEntries(
      searchFields.map((name) => [name, text.parse(said[name])] as const).filter(([, value]) => value !== ''),
    ),
  }),
  run: async (_services, _context, _receipt, { filled }) => filled,
})

/** One of one's own searches, to be changed. */
export const savedSearch = defineStaffQuery({
  ...reading,
  name: 'audit.saved-search',
  input: z.object({ id: idInAddress }),
  find: async (services, { proof }, { id }) => ({
    search: await ownSearch(services, { id, ownerId: proof.actor.id }),
    resource: { type: 'saved-search', id },
  }),
  run: async (_services, _context, _receipt, { search }) => {
    const { id, name, shared, filters } = search
    return {
      id,
      filled: { ...filters, name, ...(shared ? { shared: 'on' } : {}) },
      content: contentOf(search),
    }
  },
})
