import { z } from 'zod'
import { Observation } from '../../../models/patients/observation.ts'
import { idInAddress } from '../../operations/input.ts'
import { definePatientCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import { mustSayWhyAfterDeath } from '../after-death.ts'
import { changeEntry, type EntryChange, type EntryKind } from '../clinical/change-entry.ts'
import { mustNotBeBeforeBirth } from '../demographics/before-birth.ts'
import { correctionSchema, vitalSignStateSchema } from './correction-form.ts'
import { recording } from './record-vital-signs.ts'
import { interpret } from './interpret.ts'
import { readMonthsOfLife } from './read-age.ts'
import { openFields, sealFields, type VitalSignFields } from './vital-sign-content.ts'

const vitalSigns: EntryKind<Observation, VitalSignFields> = {
  name: 'observation',
  events: {
    viewed: 'vital-signs.viewed',
    corrected: 'vital-sign.corrected',
    stateChanged: 'vital-sign.state-changed',
  },
  hrefOf: paths.vitalSign,
  hold: (services, transaction, patientId) => services.patientKeys.load(patientId, transaction),
  lock: (transaction, where) => Observation.findOne({ where, transaction, lock: transaction.LOCK.UPDATE }),
  open: openFields,
  write: (transaction, row, { key, fields, stamp }) =>
    row.update({ ...sealFields(row.id, key, fields), ...stamp }, { transaction }),
}

const named = z.object({ observationId: idInAddress })

/** Corrects what a vital sign says; what it said before is kept. It gives whether anything was changed. */
export const correctVitalSign = definePatientCommand({
  ...recording,
  name: 'patients.correct-vital-sign',
  event: 'vital-sign.corrected',
  input: ({ time, clock }) => correctionSchema(time.timeZone, () => clock.now()).and(named),
  run: async (
    services,
    context,
    { observationId: id, version, kind, takenAt, reasonAfterDeath, ...typed },
  ) => {
    const { patientId } = context.proof
    await mustNotBeBeforeBirth(services, patientId, 'takenAt', takenAt)
    await mustSayWhyAfterDeath(services, patientId, takenAt, reasonAfterDeath)
    const { how: circumstance, value, diastolic, note } = typed
    const row = await Observation.findOne({ attributes: ['kind'], where: { id, patientId } })
    // By its kind the number was read: of another kind it would be another number.
    if (row?.kind !== kind) {
      throw new Refused('no-such-thing')
    }
    const months = await readMonthsOfLife(services, patientId, takenAt)
    return changeEntry(services, context, vitalSigns, {
      id,
      version,
      make: ({ status, takenAt: before }) => ({
        after: {
          value,
          diastolic,
          circumstance,
          note,
          reasonAfterDeath,
          interpretation: interpret(kind, { value, diastolic, circumstance }, months),
          status,
          takenAt: sameMinute(before, takenAt),
        },
        change: 'corrected',
        reason: reasonAfterDeath,
      }),
    })
  },
})

/** A form holds minutes: the seconds of a time that was not touched stay. */
const sameMinute = (before: string, typed: Date): string =>
  Math.floor(Date.parse(before) / 60_000) === Math.floor(typed.getTime() / 60_000)
    ? before
    : typed.toISOString()

/** Says that a vital sign was entered in error, or takes that back. It gives whether anything was changed. */
export const setVitalSignState = definePatientCommand({
  ...recording,
  name: 'patients.set-vital-sign-state',
  event: 'vital-sign.state-changed',
  input: vitalSignStateSchema.and(named),
  run: (services, context, { observationId: id, version, state: status, reason }) =>
    changeEntry(services, context, vitalSigns, {
      id,
      version,
      make: (before): EntryChange<VitalSignFields> => ({
        after: { ...before, status },
        change: status === 'final' ? 'reopened' : 'entered-in-error',
        reason,
      }),
    }),
})
