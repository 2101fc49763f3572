import { z } from 'zod'
import { listRecentSupplies } from '../../../models/queries/prescriptions/recent-supplies.ts'
import { readList } from '../../lists/read-list.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { recordsOnPage } from '../../lists/list-page.ts'
import { placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { openLines } from '../open-lines.ts'

/** As long as a dispensing can be reversed, a prescription that it closed included. */
const daysShown = 30
const dayMs = 86_400_000

/** What a pharmacist has dispensed lately. */
export const suppliesQuery = defineStaffQuery({
  name: 'prescriptions.supplies',
  action: 'prescription.list-supplied',
  event: 'prescription.listed',
  subject: 'self',
  input: z.object({ cursor: placeInAddress }),
  find: async (services, { proof, at }, { cursor }) => {
    const userId = proof.actor.id
    const since = new Date(at.getTime() - daysShown * dayMs)
    const { rows, patientIds, ...page } = await readList(services, cursor, {
      keyset: newestFirst,
      size: recordsOnPage,
      read: (before, limit) => listRecentSupplies(services.prepared, { userId, since, before, limit }),
      patientOf: (supply) => supply.patient_id,
    })
    return { supplies: rows, page, patientIds, details: { list: 'supplied', shown: rows.length } }
  },
  run: async (services, _context, receipt, { supplies: found, page }) => {
    const ids = [...new Set(found.map((supply) => supply.prescription_id))]
    const lines = new Map((await openLines(services, receipt, ids)).map((line) => [line.id, line]))
    const supplies = found.flatMap(({ id, prescription_id, quantity, dispensed_at: at, reversed, given }) => {
      const line = lines.get(prescription_id)
      return line === undefined ? [] : [{ id, line, quantity, at, reversed, given }]
    })
    return { days: daysShown, supplies, page }
  },
})
