import { z } from 'zod'
import { readAlerts } from '../../../models/queries/security/alerts.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { choiceInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'

/** What security officers are to look at: what is open, or all of it. */
export const alertsQuery = defineStaffQuery({
  name: 'security.alerts',
  action: 'security.read',
  event: 'security.viewed',
  subject: 'none',
  input: z.object({ show: choiceInAddress(), cursor: placeInAddress }),
  find: async (services, _context, { show, cursor }) => {
    const which = show === 'all' ? ('all' as const) : ('open' as const)
    const page = await readList(services, cursor, {
      keyset: newestFirst,
      read: (before, limit) => readAlerts(services.prepared, which, before, limit),
      patientOf: (row) => row.patient_id,
    })
    return { which, page, patientIds: page.patientIds }
  },
  run: async (_services, _context, _receipt, found) => found,
})
