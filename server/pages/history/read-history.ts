import { z } from 'zod'
import { readHistory, type RevisionListRow } from '../../../models/queries/pages/page-revisions.ts'
import { byFallingNumber } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { idInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { findRevision } from './read-revision.ts'

const byRevision = byFallingNumber((row: RevisionListRow) => row.number)

/** The revisions of a page, the newest first. */
export const pageHistory = defineStaffQuery({
  name: 'pages.history',
  action: 'page.edit',
  event: 'page.history-viewed',
  subject: 'none',
  input: z.object({ id: idInAddress, cursor: placeInAddress }),
  find: async (services, _context, { id, cursor }) => ({ ...(await findRevision(services, { id })), cursor }),
  run: async (services, _context, _receipt, { revision: latest, cursor }) => ({
    latest,
    revisions: await readList(services, cursor, {
      keyset: byRevision,
      read: (before, limit) => readHistory(services.prepared, latest.page_id, before, limit),
    }),
  }),
})
