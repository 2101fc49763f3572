import { z } from 'zod'
import { Condition } from '../../../../models/patients/condition.ts'
import { idInAddress } from '../../../operations/input.ts'
import { definePatientCommand } from '../../../operations/operation.ts'
import { paths } from '../../../paths.ts'
import { changeEntry, isNotTheCase, type EntryChange, type EntryKind } from '../change-entry.ts'
import {
  openConditionFields,
  sealConditionFields,
  typedCondition,
  type ConditionFields,
} from './condition-fields.ts'
import { conditionSchema, isOver } from '../entry-form.ts'
import { conditionStates, stateSchema } from '../state-form.ts'

const conditions: EntryKind<Condition, ConditionFields> = {
  name: 'condition',
  events: {
    viewed: 'conditions.viewed',
    corrected: 'condition.corrected',
    stateChanged: 'condition.state-changed',
  },
  hrefOf: paths.condition,
  hold: (services, transaction, patientId) => services.patientKeys.load(patientId, transaction),
  lock: (transaction, where) => Condition.findOne({ where, transaction, lock: transaction.LOCK.UPDATE }),
  open: openConditionFields,
  write: (transaction, row, { key, fields, stamp }) =>
    row.update({ ...sealConditionFields(row.id, key, fields), ...stamp }, { transaction }),
}

const changing = { action: 'clinical-list.write', subject: 'patient' } as const
const named = z.object({ conditionId: idInAddress })

/** Corrects what a condition says. It gives whether anything was changed. */
export const correctCondition = definePatientCommand({
  ...changing,
  name: 'patients.correct-condition',
  event: 'condition.corrected',
  input: (services) => conditionSchema(services).and(named),
  run: (services, context, { conditionId: id, version, ...values }) =>
    changeEntry(services, context, conditions, {
      id,
      version,
      // A code that another system gave names what it called the condition.
      make: (before) => ({
        after: {
          ...before,
          ...typedCondition(values),
          code: values.description === before.description ? before.code : null,
          verification: isNotTheCase(before.verification) ? before.verification : values.certainty,
        },
        change: 'corrected',
        reason: null,
      }),
    }),
})

/**
 * Resolves a condition, makes it active again, or says that it was refuted or entered in error. It gives whether anything was
 * changed.
 */
export const setConditionState = definePatientCommand({
  ...changing,
  name: 'patients.set-condition-state',
  event: 'condition.state-changed',
  input: (services) => stateSchema(conditionStates, services).and(named),
  run: (services, context, { conditionId: id, version, state, ended, reason }) =>
    changeEntry(services, context, conditions, {
      id,
      version,
      make: (before): EntryChange<ConditionFields> => {
        if (state === 'refuted' || state === 'entered-in-error') {
          const change = state === 'refuted' ? 'corrected' : state
          return { after: { ...before, verification: state }, change, reason }
        }
        const over = isOver(state)
        const end = over
          ? { abatement: ended.time ?? before.abatement, abatementNote: ended.note ?? before.abatementNote }
          : { abatement: null, abatementNote: null }
        const verification = isNotTheCase(before.verification) ? 'unconfirmed' : before.verification
        return {
          after: { ...before, ...end, status: state, verification },
          change: over ? 'resolved' : 'reopened',
          reason,
        }
      },
    }),
})
