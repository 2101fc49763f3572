import { z } from 'zod'
import type { FoundPatient } from '../../../models/queries/patients/find-patients.ts'
import { mayBreakGlass } from '../../access/refusal.ts'
import { listed, pageAt } from '../../lists/read-list.ts'
import { byText } from '../../lists/cursor.ts'
import { recordsOnPage } from '../../lists/list-page.ts'
import { placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { searchInAddress, seek } from '../../operations/search-in-address.ts'
import { emergencyOffer } from '../chart/emergency-offer.ts'
import { openSummaries } from '../open-summaries.ts'
import { searchPatients } from '../search.ts'

const byRecordNumber = byText((row: FoundPatient) => row.record_number)

/** Finding patients: one's own, or everyone where the role sees demographics. */
export const patientListQuery = defineStaffQuery({
  name: 'patients.list',
  action: 'patient.search',
  event: 'patient.searched',
  subject: 'none',
  input: z.object({ q: searchInAddress, cursor: placeInAddress }),
  find: async (services, { proof: { actor }, at }, { q, cursor }) => {
    const asked = pageAt(services, cursor, { keyset: byRecordNumber, size: recordsOnPage })
    const { after, limit } = asked
    const { text, refused, found } = await seek<{ found: readonly FoundPatient[] }>(q, {
      seek: async (typed) => ({
        found: await searchPatients(services, actor, { text: typed, after, limit, at }),
      }),
      nothing: { found: [] },
    })
    const { patientIds, next, isFirst } = listed(services, asked, found, (row) => row.id)
    const offer =
      patientIds.length === 0 && refused === undefined
        ? await emergencyOffer(services, actor, text)
        : undefined
    return {
      text,
      refused,
      patientIds,
      page: { next, isFirst },
      offer,
      details: { shown: patientIds.length, searched: text !== '' || refused !== undefined },
      ...(offer === undefined ? {} : { patientId: offer.patientId }),
    }
  },
  run: async (services, { proof: { actor } }, receipt, { text, refused, patientIds, page, offer }) => ({
    text,
    refused,
    page,
    offer,
    patients: [...(await openSummaries(services, receipt, patientIds)).values()],
    everyone: actor.patientScope === 'demographics',
    /** Whether somebody who is not in one's care can be looked for to break the glass. */
    mayLookBehindGlass: patientIds.length === 0 && text !== '' && mayBreakGlass(actor, 'chart.open'),
    mayRegister: actor.permissions.has('demographics.write'),
  }),
})
