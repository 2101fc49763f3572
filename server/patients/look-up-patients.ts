import { z } from 'zod'
import { limits } from '../../config/security.ts'
import { readRecentlyOpened } from '../../models/queries/patients/recently-opened.ts'
import type { Actor } from '../access/actor.ts'
import { defineStaffQuery } from '../operations/operation.ts'
import { Refused } from '../operations/refused.ts'
import { searchInAddress, seek } from '../operations/search-in-address.ts'
import type { Services } from '../services.ts'
import { openSummaries } from './open-summaries.ts'
import { searchPatients } from './search.ts'

/** So many stand under the field: who is not among them is found by more words, or in the list. */
const offered = 8

/** Counts a look-up of this person. @throws Refused after too many within the minute */
async function withinLookUps({ patientLookUps }: Services, userId: string): Promise<void> {
  const retryAfterSeconds = await patientLookUps.consume(userId)
  if (retryAfterSeconds !== undefined) {
    throw new Refused('too-many-look-ups', {
      values: { most: limits.patientLookUpsPerMinute },
      retryAfterSeconds,
    })
  }
}

const foundBy = async (services: Services, actor: Actor, text: string, at: Date): Promise<string[]> =>
  (await searchPatients(services, actor, { text, after: '', limit: offered + 1, at })).map(({ id }) => id)

const openedBy = (services: Services, { id: userId, patientScope }: Actor, at: Date): Promise<string[]> =>
  readRecentlyOpened(services.prepared, {
    userId,
    at,
    whose: patientScope === 'demographics' ? 'everyone' : 'in-care',
    limit: offered,
  })

/** Finding a patient while one types: whom the list of patients would show first for the same words; without words, whom one opened last. */
export const lookUpPatients = defineStaffQuery({
  name: 'patients.look-up',
  action: 'patient.search',
  event: 'patient.searched',
  subject: 'none',
  input: z.object({ q: searchInAddress }),
  find: async (services, { proof: { actor }, at }, { q }) => {
    await withinLookUps(services, actor.id)
    const recent = q.refused === undefined && q.text.trim() === ''
    const { refused, ids } = await seek<{ ids: readonly string[] }>(q, {
      seek: async (text) => ({
        ids: recent ? await openedBy(services, actor, at) : await foundBy(services, actor, text, at),
      }),
      nothing: { ids: [] },
    })
    const patientIds = ids.slice(0, offered)
    return {
      refused,
      recent,
      patientIds,
      more: ids.length > offered,
      details: { shown: patientIds.length, searched: !recent, ...(recent ? { recent } : {}) },
    }
  },
  run: async (services, _context, receipt, { refused, recent, patientIds, more }) => {
    const summaries = await openSummaries(services, receipt, patientIds)
    return { refused, recent, more, patients: patientIds.flatMap((id) => summaries.get(id) ?? []) }
  },
})
