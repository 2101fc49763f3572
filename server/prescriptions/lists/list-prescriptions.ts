import { z } from 'zod'
import {
  listedStatuses,
  listPrescriptionsInCare,
  type ListedStatus,
  type PrescriptionKey,
} from '../../../models/queries/prescriptions/prescription-lists.ts'
import type { Actor } from '../../access/actor.ts'
import { readList, type ListSlice } from '../../lists/read-list.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { recordsOnPage } from '../../lists/list-page.ts'
import { choiceInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery, type DisclosureScope, type StaffContext } from '../../operations/operation.ts'
import { searchInAddress } from '../../operations/search-in-address.ts'
import type { Services } from '../../services.ts'
import { openLines } from '../open-lines.ts'
import { findQueue, type QueueFinding } from '../queue/find-queue.ts'
import { openQueue } from '../queue/open-queue.ts'

/** What a list of prescriptions holds, beside the pharmacy's queue; nobody else has one. */
type ListKind = 'written' | 'in-care' | 'none'

function kindFor(actor: Actor): ListKind {
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

type ListFinding = DisclosureScope & {
  readonly kind: ListKind
  readonly status: ListedStatus
  readonly rows: readonly PrescriptionKey[]
  readonly page: Pick<ListSlice<PrescriptionKey>, 'next' | 'isFirst'>
}

/** The list that one works from: the pharmacy's queue, or what a clinician wrote or has in care. */
export const prescriptionListQuery = defineStaffQuery({
  name: 'prescriptions.list',
  action: 'prescription.list',
  event: 'prescription.listed',
  subject: 'none',
  input: z.object({ status: choiceInAddress(), q: searchInAddress, cursor: placeInAddress }),
  find: async (services, context, asked): Promise<QueueFinding | ListFinding> => {
    const { actor } = context.proof
    if (actor.patientScope === 'prescribed') {
      return findQueue(services, context, asked)
    }
    const kind = kindFor(actor)
    const status = statusOf(asked.status)
    const { rows, patientIds, ...page } = await findKeys(services, context, {
      kind,
      status,
      cursor: asked.cursor,
    })
    return { kind, patientIds, page, rows, status, details: { list: kind, shown: rows.length } }
  },
  run: async (services, _context, receipt, found) => {
    if (found.kind === 'queue') {
      const { kind, filter, text, refused } = found
      return { kind, filter, text, refused, ...(await openQueue(services, receipt, found)) }
    }
    const { kind, rows, status, page } = found
    const ids = rows.map(({ id }) => id)
    return { kind, status, page, lines: await openLines(services, receipt, ids) }
  },
})
