import { z } from 'zod'
import {
  listAbandoned,
  listSignedOutOfCare,
} from '../../../models/queries/prescriptions/abandoned-prescriptions.ts'
import { readList } from '../../lists/read-list.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { recordsOnPage } from '../../lists/list-page.ts'
import { placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery, type StaffContext } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'

/** A list of prescriptions by their record numbers; nothing sealed is opened for it. */
const finder =
  (name: string, list: typeof listAbandoned) =>
  async (services: Services, { proof, at }: StaffContext, { cursor }: { readonly cursor: string }) => {
    const userId = proof.actor.id
    const { rows, patientIds, ...page } = await readList(services, cursor, {
      keyset: newestFirst,
      size: recordsOnPage,
      read: (before, limit) => list(services.prepared, { userId, at, before, limit }),
      patientOf: (line) => line.patient_id,
    })
    return { rows, patientIds, page, details: { list: name, shown: rows.length } }
  }

const listing = { event: 'prescription.listed', input: z.object({ cursor: placeInAddress }) } as const

/** What one has signed for patients who are no longer in one's care. */
export const signedQuery = defineStaffQuery({
  ...listing,
  name: 'prescriptions.signed',
  action: 'prescription.list-signed',
  subject: 'self',
  find: finder('signed', listSignedOutOfCare),
  run: async (_services, _context, _receipt, { rows, page }) => ({ rows, page }),
})

/** What neither its prescriber nor anybody of the care team may cancel any more. */
export const abandonedListQuery = defineStaffQuery({
  ...listing,
  name: 'prescriptions.abandoned',
  action: 'prescription.list-abandoned',
  subject: 'none',
  find: finder('abandoned', listAbandoned),
  run: async (_services, _context, _receipt, { rows, page }) => ({ rows, page }),
})
