import { z } from 'zod'
import { Allergy } from '../../../../models/patients/allergy.ts'
import { idInAddress } from '../../../operations/input.ts'
import { definePatientCommand } from '../../../operations/operation.ts'
import { paths } from '../../../paths.ts'
import { holdPatient } from '../../hold-record.ts'
import { openAllergyFields, sealAllergyFields, typedAllergy, type AllergyFields } from './allergy-fields.ts'
import { endStatementsAgainst } from './allergy-statements.ts'
import { changeEntry, isNotTheCase, type EntryChange, type EntryKind } from '../change-entry.ts'
import { allergySchema } from '../entry-form.ts'
import { allergyStates, stateSchema } from '../state-form.ts'

const allergies: EntryKind<Allergy, AllergyFields> = {
  name: 'allergy',
  events: {
    viewed: 'allergies.viewed',
    corrected: 'allergy.corrected',
    stateChanged: 'allergy.state-changed',
  },
  hrefOf: paths.allergy,
  hold: async (services, transaction, patientId) => (await holdPatient(services, transaction, patientId)).key,
  lock: (transaction, where) => Allergy.findOne({ where, transaction, lock: transaction.LOCK.UPDATE }),
  open: openAllergyFields,
  write: (transaction, row, { key, fields, stamp }) =>
    row.update({ ...sealAllergyFields(row.id, key, fields), ...stamp }, { transaction }),
  changed: async (transaction, key, { after, ...change }) => {
    if (after.status === 'active' && !isNotTheCase(after.verification)) {
      await endStatementsAgainst(transaction, key, { ...change, allergy: after })
    }
  },
}

const changing = { action: 'clinical-list.write', subject: 'patient' } as const
const named = z.object({ allergyId: idInAddress })

/** Corrects what an allergy says. It gives whether anything was changed. */
export const correctAllergy = definePatientCommand({
  ...changing,
  name: 'patients.correct-allergy',
  event: 'allergy.corrected',
  input: (services) => allergySchema(services).and(named),
  run: (services, context, { allergyId: id, version, ...values }) =>
    changeEntry(services, context, allergies, {
      id,
      version,
      // A code that another system gave names what it called the substance.
      make: (before) => ({
        after: {
          ...before,
          ...typedAllergy(values),
          code: values.substance === before.substance ? before.code : null,
          verification: isNotTheCase(before.verification) ? before.verification : values.certainty,
        },
        change: 'corrected',
        reason: null,
      }),
    }),
})

/**
 * Resolves an allergy, makes it active again, or says that it was refuted or entered in error. It gives whether anything was
 * changed.
 */
export const setAllergyState = definePatientCommand({
  ...changing,
  name: 'patients.set-allergy-state',
  event: 'allergy.state-changed',
  input: (services) => stateSchema(allergyStates, services).and(named),
  run: (services, context, { allergyId: id, version, state, reason }) =>
    changeEntry(services, context, allergies, {
      id,
      version,
      make: (before): EntryChange<AllergyFields> => {
        if (state === 'refuted' || state === 'entered-in-error') {
          const change = state === 'refuted' ? 'corrected' : state
          return { after: { ...before, status: 'inactive', verification: state }, change, reason }
        }
        const verification = isNotTheCase(before.verification) ? 'unconfirmed' : before.verification
        const change = state === 'active' ? 'reopened' : 'resolved'
        return { after: { ...before, status: state, verification }, change, reason }
      },
    }),
})
