import { z } from 'zod'
import { listOpenSessions } from '../../../models/queries/security/list-open-sessions.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'

/** Everyone's open sessions, the newest first. */
export const openSessions = defineStaffQuery({
  name: 'security.open-sessions',
  action: 'session.manage',
  event: 'sessions.viewed',
  subject: 'none',
  input: z.object({ cursor: placeInAddress }),
  find: async (services, { at }, { cursor }) => {
    const { SESSION_IDLE_MINUTES: idle, SESSION_TIMEOUT_HOURS: absolute } = services.environment
    const page = await readList(services, cursor, {
      keyset: newestFirst,
      read: (before, limit) =>
        listOpenSessions(services.prepared, {
          seenAfter: new Date(at.getTime() - idle * 60_000),
          startedAfter: new Date(at.getTime() - absolute * 3_600_000),
          before,
          limit,
        }),
      // The patients whose accounts stand on the page.
      patientOf: (row) => row.patient_id,
    })
    return { page, patientIds: page.patientIds }
  },
  run: async (_services, { proof }, _receipt, { page }) => ({ page, ownSessionId: proof.person.sessionId }),
})
