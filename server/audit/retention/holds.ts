import { z } from 'zod'
import { LegalHold } from '../../../models/audit/legal-hold.ts'
import { Patient } from '../../../models/patients/patient.ts'
import { readRemovedMonths } from '../../../models/queries/audit/audit-retention.ts'
import { listed, pageAt } from '../../lists/read-list.ts'
import { optionalText, requiredText } from '../../operations/fields.ts'
import { idInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffCommand, defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { auditedChange } from '../record.ts'
import { holdEntries, onRecord, standingHold } from './hold-entry.ts'
import { byHold, readHolds } from './read-holds.ts'

const holding = { action: 'audit.hold', subject: 'none' } as const

/** Legal holds: those that were lifted a page at a time; those that stand are all on the first. */
export const legalHolds = defineStaffQuery({
  ...holding,
  name: 'audit.holds',
  event: 'audit.holds-viewed',
  input: z.object({ cursor: placeInAddress }),
  find: async (services, _context, { cursor }) => {
    const place = pageAt(services, cursor, { keyset: byHold })
    const { standing, lifted } = await readHolds(place)
    const page = listed(services, place, lifted)
    const holds = [...standing, ...page.rows]
    const patientIds = holds.flatMap(({ patientId }) => (patientId === null ? [] : [patientId]))
    return { page, holds, details: { shown: holds.length }, patientIds: [...new Set(patientIds)] }
  },
  run: async (services, _context, _receipt, { page, holds }) => ({
    page,
    holds: await holdEntries(holds),
    removed: await readRemovedMonths(services.prepared),
    retentionDays: services.environment.AUDIT_RETENTION_DAYS,
  }),
})

/** Sets a hold: on the whole log, or on the months that name a patient. */
export const setHold = defineStaffCommand({
  ...holding,
  name: 'audit.set-hold',
  event: 'audit.hold-set',
  input: z.object({
    recordNumber: optionalText('the-record-number', 40),
    reason: requiredText('the-reason', 500),
  }),
  run: async (services, { proof, origin, at }, { recordNumber, reason }) => {
    const patient =
      recordNumber === null ? null : await Patient.findOne({ attributes: ['id'], where: { recordNumber } })
    if (recordNumber !== null && patient === null) {
      throw new Refused('no-patient-to-hold')
    }
    const { id: setBy, displayName: setByName } = proof.actor
    return auditedChange(services, proof, origin, 'audit.hold-set', async (transaction) => {
      const hold = await LegalHold.create(
        { patientId: patient?.id ?? null, reason, setAt: at, setBy, setByName },
        { transaction },
      )
      return { value: undefined, ...onRecord(hold) }
    })
  },
})

/** One hold that stands, with who asked for its end. */
export const legalHold = defineStaffQuery({
  ...holding,
  name: 'audit.hold',
  event: 'audit.holds-viewed',
  input: z.object({ id: idInAddress }),
  find: async (_services, _context, { id }) => {
    const hold = await standingHold(id)
    return { hold, ...onRecord(hold) }
  },
  run: async (_services, { proof }, _receipt, { hold }) => {
    const [entry] = await holdEntries([hold])
    if (entry === undefined) {
      throw new Refused('no-such-thing')
    }
    return { entry, askedByReader: hold.liftAskedBy === proof.actor.id }
  },
})
