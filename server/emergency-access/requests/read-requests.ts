import { z } from 'zod'
import { readOpenRequests } from '../../../models/queries/emergency-access/emergency-requests.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { recordsOnPage } from '../../lists/list-page.ts'
import { readList } from '../../lists/read-list.ts'
import { idInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { grantsToday } from './daily-limit.ts'
import { emergencyContact } from './emergency-contact.ts'
import { openRequest } from './open-request.ts'
import { findRequest } from './read-own-request.ts'

const action = 'emergency-access.read-requests'

/** The requests that wait for an officer, the newest first, and whom people are told to call. */
export const openRequests = defineStaffQuery({
  name: 'emergency-access.open-requests',
  action,
  event: 'emergency-access.requests-listed',
  subject: 'none',
  input: z.object({ cursor: placeInAddress }),
  find: async (services, { at }, { cursor }) => {
    const page = await readList(services, cursor, {
      keyset: newestFirst,
      size: recordsOnPage,
      read: (before, limit) => readOpenRequests(services.prepared, before, limit, at),
      patientOf: (row) => row.patient_id,
    })
    return { page, patientIds: page.patientIds }
  },
  run: async (services, { at }, receipt, { page }) => ({
    page,
    requests: await Promise.all(page.rows.map((row) => openRequest(services, receipt, row, at))),
    contact: await emergencyContact.read(),
  }),
})

/** One request, as an officer sees it before deciding. */
export const requestToDecide = defineStaffQuery({
  name: 'emergency-access.request',
  action,
  event: 'emergency-access.request-viewed',
  subject: 'none',
  input: z.object({ id: idInAddress }),
  find: async (services, _context, { id }) => findRequest(services, id),
  run: async (services, { proof, at }, receipt, { row }) => ({
    request: await openRequest(services, receipt, row, at),
    own: row.user_id === proof.actor.id,
    today: await grantsToday(services, row.user_id, at),
  }),
})
