import { z } from 'zod'
import {
  listedStatuses,
  listPrescriptionQueue,
  listPrescriptionsInCare,
  queueEndingWithinDays,
  type ListedStatus,
  type PrescriptionKey,
} from '../../../models/queries/prescriptions/prescription-lists.ts'
import type { Actor } from '../../access/actor.ts'
import { readList, type ListSlice } from '../../lists/read-list.ts'
import { newestFirst, oldestFirst } from '../../lists/cursor.ts'
import { recordsOnPage } from '../../lists/list-page.ts'
import { choiceInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery, type StaffContext } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { openLines } from '../open-lines.ts'

/** What somebody's list of prescriptions holds; nobody else has one. */
type ListKind = 'queue' | 'written' | 'in-care' | 'none'

function kindFor(actor: Actor): ListKind {
  if (actor.patientScope === 'prescribed') {
    return 'queue'
  }
  if (actor.patientScope === 'care_team') {
    return actor.permissions.has('prescription.write') ? 'written' : 'in-care'
  }
  return 'none'
}

const statusOf = (text: string): ListedStatus => listedStatuses.find((status) => status === text) ?? ''

function findKeys(
  services: Services,
  { proof, at, today }: StaffContext,
  asked: { readonly kind: ListKind; readonly status: ListedStatus; readonly cursor: string },
): Promise<ListSlice<PrescriptionKey>> {
  const { prepared } = services
  const { kind, status, cursor } = asked
  const list = { size: recordsOnPage, patientOf: (key: PrescriptionKey) => key.patient_id }
  if (kind === 'queue') {
    const withinDays = status === 'ending' ? queueEndingWithinDays : undefined
    return readList(services, cursor, {
      ...list,
      keyset: oldestFirst,
      read: (after, limit) => listPrescriptionQueue(prepared, { today, withinDays, after, limit }),
    })
  }
  const sought = {
    userId: proof.actor.id,
    // What runs out is everybody's in care, whoever wrote it.
    onlyWritten: kind === 'written' && status !== 'ending',
    status,
    at,
    today,
  }
  return readList(services, cursor, {
    ...list,
    keyset: newestFirst,
    read: async (before, limit) =>
      kind === 'none' ? [] : listPrescriptionsInCare(prepared, { ...sought, before, limit }),
  })
}

/** The list that one works from: the pharmacy's queue, or what a clinician wrote or has in care. */
export const prescriptionListQuery = defineStaffQuery({
  name: 'prescriptions.list',
  action: 'prescription.list',
  event: 'prescription.listed',
  subject: 'none',
  input: z.object({ status: choiceInAddress(), cursor: placeInAddress }),
  find: async (services, context, { status: chosen, cursor }) => {
    const kind = kindFor(context.proof.actor)
    const status = statusOf(chosen)
    const { rows, patientIds, ...page } = await findKeys(services, context, { kind, status, cursor })
    return { patientIds, page, rows, kind, status, details: { list: kind, shown: rows.length } }
  },
  run: async (services, _context, receipt, { rows, kind, status, page }) => {
    const ids = rows.map(({ id }) => id)
    return { kind, status, page, lines: await openLines(services, receipt, ids) }
  },
})
