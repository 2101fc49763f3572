import { z } from 'zod'
import { readOwnGrants } from '../../../models/queries/emergency-access/emergency-grants.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { recordsOnPage } from '../../lists/list-page.ts'
import { readList } from '../../lists/read-list.ts'
import { placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { openGrant } from './open-grant.ts'

/** One's own emergency access: what there was, the newest first. */
export const ownGrants = defineStaffQuery({
  name: 'emergency-access.own-grants',
  action: 'emergency-access.list',
  event: 'emergency-access.listed',
  subject: 'self',
  input: z.object({ cursor: placeInAddress }),
  find: async (services, { proof }, { cursor }) => {
    const page = await readList(services, cursor, {
      keyset: newestFirst,
      size: recordsOnPage,
      read: (before, limit) => readOwnGrants(services.prepared, proof.actor.id, before, limit),
      patientOf: (row) => row.patient_id,
    })
    return { page, patientIds: page.patientIds }
  },
  run: async (services, { at }, receipt, { page }) => ({
    page,
    grants: await Promise.all(page.rows.map((row) => openGrant(services, receipt, row, at))),
  }),
})
