import { z } from 'zod'
import { SavedSearch } from '../../../models/audit/saved-search.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { auditedChange } from '../record.ts'
import { mostSearches } from './find-searches.ts'
import { lockSearch, onRecord } from './own-search.ts'
import { changedSearchSchema, newSearchSchema } from './saved-search-form.ts'

const own = { action: 'audit.read', subject: 'self' } as const

/** Saves a search, for oneself or shared with other auditors. */
export const saveSearch = defineStaffCommand({
  ...own,
  name: 'audit.save-search',
  event: 'audit.search-saved',
  input: newSearchSchema,
  run: async (services, { proof, origin, at }, search) => {
    const ownerId = proof.actor.id
    if ((await SavedSearch.count({ where: { ownerId } })) >= mostSearches) {
      throw new Refused('too-many-saved-searches', { values: { most: mostSearches } })
    }
    return auditedChange(services, proof, origin, 'audit.search-saved', async (transaction) => {
      const made = await SavedSearch.create(
        { ...search, ownerId, createdAt: at, updatedAt: at },
        { transaction },
      )
      return { value: undefined, ...onRecord(made) }
    })
  },
})

/** Changes one of one's own searches. */
export const changeSearch = defineStaffCommand({
  ...own,
  name: 'audit.change-search',
  event: 'audit.search-changed',
  input: changedSearchSchema,
  run: (services, { proof, origin, at }, { id, was, ...said }) =>
    auditedChange(services, proof, origin, 'audit.search-changed', async (transaction) => {
      const search = await lockSearch(services, transaction, { id, ownerId: proof.actor.id }, was)
      const changed = await search.update({ ...said, updatedAt: at }, { transaction })
      return { value: undefined, ...onRecord(changed) }
    }),
})

/** Deletes one of one's own searches. */
export const deleteSearch = defineStaffCommand({
  ...own,
  name: 'audit.delete-search',
  event: 'audit.search-deleted',
  input: z.object({ id: idInAddress }),
  run: (services, { proof, origin }, { id }) =>
    auditedChange(services, proof, origin, 'audit.search-deleted', async (transaction) => {
      const search = await lockSearch(services, transaction, { id, ownerId: proof.actor.id })
      await search.destroy({ transaction })
      return { value: undefined, ...onRecord(search) }
    }),
})
