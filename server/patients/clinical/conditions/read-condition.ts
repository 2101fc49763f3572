import { z } from 'zod'
import type { ConditionRow } from '../../../../models/queries/patients/clinical-entries.ts'
import {
  readCondition,
  readConditionHistory,
  type EntryRow,
} from '../../../../models/queries/patients/clinical-lists.ts'
import type { Receipt } from '../../../audit/record.ts'
import { idInAddress, nothingTaken } from '../../../operations/input.ts'
import { definePatientQuery, type PatientContext } from '../../../operations/operation.ts'
import { Refused } from '../../../operations/refused.ts'
import type { Services } from '../../../services.ts'
import { openPatientIdentity, openWithIdentity, type ReadWithIdentity } from '../../open-identity.ts'
import { openCondition } from '../../open-entries.ts'
import { openVersions } from '../open-versions.ts'

const viewing = { event: 'conditions.viewed', subject: 'patient' } as const
const writing = { ...viewing, action: 'clinical-list.write' } as const
const named = z.object({ conditionId: idInAddress })

/** Opens one entry from what `read` brings. @throws Refused where it is not of this patient; SealBrokenError */
async function openOne<Row extends EntryRow<ConditionRow>>(
  services: Services,
  receipt: Receipt,
  { proof: { patientId } }: PatientContext,
  read: ReadWithIdentity<Row>,
) {
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, read)
  if (row.entry_row === null) {
    throw new Refused('no-such-thing')
  }
  return { identity, row, key, condition: openCondition(receipt, key, row.entry_row) }
}

/** One condition, with every state that it had. */
export const conditionQuery = definePatientQuery({
  ...viewing,
  name: 'patients.condition',
  action: 'chart.open',
  input: named,
  run: async (services, context, receipt, { conditionId }) => {
    const { identity, row, key, condition } = await openOne(services, receipt, context, (prepared, patient) =>
      readConditionHistory(prepared, patient, conditionId),
    )
    const versions = openVersions(key, row.change_rows ?? [])
    const mayWrite = context.proof.actor.permissions.has('chart.write')
    return { identity, condition, versions, mayWrite }
  },
})

/** Whose condition is to be recorded. */
export const newConditionQuery = definePatientQuery({
  ...writing,
  name: 'patients.new-condition',
  input: nothingTaken,
  run: (services, { proof }, receipt) => openPatientIdentity(services, receipt, proof.patientId),
})

/** One condition that is to be changed. */
export const conditionToChangeQuery = definePatientQuery({
  ...writing,
  name: 'patients.condition-to-change',
  input: named,
  run: async (services, context, receipt, { conditionId }) => {
    const { identity, condition } = await openOne(services, receipt, context, (prepared, patient) =>
      readCondition(prepared, patient, conditionId),
    )
    return { identity, condition }
  },
})
