import { z } from 'zod'
import { listLockouts, type LockoutRow } from '../../../models/queries/security/lockouts.ts'
import { byText } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'

const byName = byText((row: LockoutRow) => row.username)

/** Accounts that are locked after wrong answers, by name. */
export const lockouts = defineStaffQuery({
  name: 'security.lockouts',
  action: 'session.manage',
  event: 'lockouts.viewed',
  subject: 'none',
  input: z.object({ cursor: placeInAddress }),
  find: async (services, { at }, { cursor }) => {
    const page = await readList(services, cursor, {
      keyset: byName,
      read: (after, limit) => listLockouts(services.prepared, at, after, limit),
      patientOf: (row) => row.patient_id,
    })
    return { page, patientIds: page.patientIds, details: { shown: page.rows.length } }
  },
  run: async (_services, _context, _receipt, { page }) => page,
})
