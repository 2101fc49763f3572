import { z } from 'zod'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { findEvent } from './find-event.ts'
import { readRecordNumbers } from './record-numbers.ts'
import { provenOrAlarm } from '../tree/proven-or-alarm.ts'
import { proveEvent } from '../tree/prove-event.ts'

async function findOnRecord(id: string) {
  const row = await findEvent(id)
  const { patientId, patientIds } = row
  return {
    row,
    resource: { type: 'audit-event', id: row.id },
    ...(patientId === null ? {} : { patientId }),
    patientIds: patientIds ?? [],
  }
}

const reading = { action: 'audit.read', subject: 'none', input: z.object({ id: idInAddress }) } as const

/** One event of the audit log. What it says of a record before and after stays sealed. */
export const auditEvent = defineStaffQuery({
  ...reading,
  name: 'audit.event',
  event: 'audit.event-viewed',
  find: (_services, _context, { id }) => findOnRecord(id),
  run: async (_services, _context, _receipt, { row, patientId, patientIds }) => ({
    row,
    recordNumbers: await readRecordNumbers(patientId === undefined ? patientIds : [patientId, ...patientIds]),
  }),
})

/** A file that proves one event of the audit log; it holds what the page of the event shows. */
export const auditEventProof = defineStaffQuery({
  ...reading,
  name: 'audit.event-proof',
  event: 'audit.proof-taken',
  find: async (services, _context, { id }) => {
    const found = await findOnRecord(id)
    const proven = await provenOrAlarm(services, () => proveEvent(services, id))
    return { ...found, proven, details: { leaf: proven.index, leaves: proven.size } }
  },
  run: async (_services, _context, _receipt, { row, proven }) => ({ id: row.id, file: proven.file }),
})
