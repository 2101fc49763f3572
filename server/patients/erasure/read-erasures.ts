import { z } from 'zod'
import { findErasure, listErasures } from '../../../models/queries/patients/erasures.ts'
import { whyNot } from '../../dual-authorization/dual-authorization.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { choiceInAddress, idInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { deciderOf, erasurePolicy, requestOfRow } from './erasure-authorization.ts'
import { openKept } from './retention.ts'
import { listedErasure, openErasure } from './show-erasure.ts'

const reading = { action: 'erasure.view', subject: 'none' } as const

/** The requests that wait for a decision, or those that are over, the newest first. */
export const erasuresQuery = defineStaffQuery({
  ...reading,
  name: 'patients.erasures',
  event: 'erasure.listed',
  input: z.object({ show: choiceInAddress(), cursor: placeInAddress }),
  find: async (services, { proof }, { show, cursor }) => {
    const waiting = show !== 'past'
    const page = await readList(services, cursor, {
      keyset: newestFirst,
      read: (before, limit) =>
        listErasures(services.prepared, { readerId: proof.actor.id, waiting, before, limit }),
      patientOf: (row) => row.patient_id,
    })
    return { waiting, page, patientIds: page.patientIds }
  },
  run: async (_services, { proof: { actor } }, _receipt, { waiting, page }) => ({
    waiting,
    page,
    erasures: page.rows.map(listedErasure),
    maySetRetention: actor.permissions.has('facility.manage'),
  }),
})

/** One request: its words, whether its reader may decide it, and whether the record must still be kept. */
export const erasureQuery = defineStaffQuery({
  ...reading,
  name: 'patients.erasure',
  event: 'erasure.viewed',
  input: z.object({ id: idInAddress }),
  find: async (services, { proof }, { id }) => {
    const row = await findErasure(services.prepared, proof.actor.id, id)
    if (row === undefined) {
      throw new Refused('no-such-thing')
    }
    return { row, patientId: row.patient_id, resource: { type: 'erasure-request', id } }
  },
  run: async (services, { proof, today }, receipt, { row }) => {
    const waiting = row.outcome === null
    const by = deciderOf(proof.actor.id, row.concerned)
    return {
      erasure: openErasure(services, receipt, row),
      waiting,
      whyNot: whyNot(requestOfRow(row), erasurePolicy, { verb: 'approve', by }),
      kept: waiting ? await openKept(services, receipt, row.patient_id, today) : undefined,
    }
  },
})
