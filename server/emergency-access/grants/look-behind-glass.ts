import { z } from 'zod'
import { limits } from '../../../config/security.ts'
import { choiceInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { searchInAddress, seek } from '../../operations/search-in-address.ts'
import { openSummaries } from '../../patients/open-summaries.ts'
import type { Services } from '../../services.ts'
import { findBehindGlass, type BehindGlass } from './find-behind-glass.ts'
import { maskedPerson } from './masked-person.ts'

const nothing: BehindGlass = { patientIds: [], more: false }

/** Counts a search of this person. @throws Refused after too many within the hour */
async function withinSearches({ searchesBehindGlass }: Services, userId: string): Promise<void> {
  const retryAfterSeconds = await searchesBehindGlass.consume(userId)
  if (retryAfterSeconds !== undefined) {
    throw new Refused('too-many-searches', {
      values: { most: limits.searchesBehindGlassPerHour },
      retryAfterSeconds,
    })
  }
}

/** Finds the record to break the glass for, by what is known of somebody who cannot say who they are. */
export const lookBehindGlass = defineStaffQuery({
  name: 'emergency-access.look-behind-glass',
  action: 'emergency-access.find',
  event: 'emergency-access.searched',
  subject: 'none',
  input: z.object({ q: searchInAddress, birthDate: choiceInAddress(40), sex: choiceInAddress(20) }),
  find: async (services, { proof, at }, { q, birthDate, sex }) => {
    const asked = (q.text !== '' && q.refused === undefined) || birthDate !== ''
    if (asked) {
      await withinSearches(services, proof.actor.id)
    }
    const result = await seek<BehindGlass>(q, {
      seek: (text) => findBehindGlass(services, { text, birthDate, sex }, at),
      nothing,
    })
    const details = { shown: result.patientIds.length, searched: asked }
    return { ...result, asked, birthDate, sex, details }
  },
  run: async (services, _context, receipt, { details: _counted, patientIds, ...asked }) => ({
    ...asked,
    people: [...(await openSummaries(services, receipt, patientIds)).values()].map(maskedPerson),
  }),
})
