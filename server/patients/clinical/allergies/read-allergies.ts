import { z } from 'zod'
import type { AllergyRow } from '../../../../models/queries/patients/clinical-entries.ts'
import {
  readAllergy,
  readAllergyHistory,
  type EntryRow,
} from '../../../../models/queries/patients/clinical-lists.ts'
import type { Receipt } from '../../../audit/record.ts'
import { choiceInAddress, idInAddress, nothingTaken } from '../../../operations/input.ts'
import { definePatientQuery, type PatientContext } from '../../../operations/operation.ts'
import { Refused } from '../../../operations/refused.ts'
import type { Services } from '../../../services.ts'
import { openWithIdentity, type ReadWithIdentity } from '../../open-identity.ts'
import { openAllergyList } from './open-allergy-list.ts'
import { openAllergy } from '../../open-entries.ts'
import { openVersions } from '../open-versions.ts'

const viewing = { event: 'allergies.viewed', subject: 'patient' } as const
const reading = { ...viewing, action: 'chart.open' } as const
const writing = { ...viewing, action: 'clinical-list.write' } as const
const named = z.object({ allergyId: idInAddress })

const mayWrite = ({ proof: { actor } }: PatientContext) => actor.permissions.has('chart.write')

/** Opens one entry from what `read` brings. @throws Refused where it is not of this patient; SealBrokenError */
async function openOne<Row extends EntryRow<AllergyRow>>(
  services: Services,
  receipt: Receipt,
  { proof: { patientId } }: PatientContext,
  read: ReadWithIdentity<Row>,
) {
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, read)
  if (row.entry_row === null) {
    throw new Refused('no-such-thing')
  }
  return { identity, row, key, allergy: openAllergy(receipt, key, row.entry_row) }
}

/** Everything that is recorded of a patient's allergies. */
export const allergiesQuery = definePatientQuery({
  ...reading,
  name: 'patients.allergies',
  input: nothingTaken,
  run: async (services, context, receipt) => ({
    ...(await openAllergyList(services, receipt, context.proof.patientId)),
    mayWrite: mayWrite(context),
  }),
})

/** One allergy, with every state that it had. */
export const allergyQuery = definePatientQuery({
  ...reading,
  name: 'patients.allergy',
  input: named,
  run: async (services, context, receipt, { allergyId }) => {
    const { identity, row, key, allergy } = await openOne(services, receipt, context, (prepared, patient) =>
      readAllergyHistory(prepared, patient, allergyId),
    )
    const versions = openVersions(key, row.change_rows ?? [])
    return { identity, allergy, versions, mayWrite: mayWrite(context) }
  },
})

/** What stands beside a new entry of the list or a statement about it; a line of the free notes can become the entry. */
export const allergiesToWriteQuery = definePatientQuery({
  ...writing,
  name: 'patients.allergies-to-write',
  input: z.object({ line: choiceInAddress(5) }),
  run: async (services, { proof }, receipt, { line }) => {
    const opened = await openAllergyList(services, receipt, proof.patientId)
    return { ...opened, line: opened.notes?.split('\n')[Number(line || Number.NaN) - 1]?.trim() }
  },
})

/** One allergy that is to be changed. */
export const allergyToChangeQuery = definePatientQuery({
  ...writing,
  name: 'patients.allergy-to-change',
  input: named,
  run: async (services, context, receipt, { allergyId }) => {
    const { identity, allergy } = await openOne(services, receipt, context, (prepared, patient) =>
      readAllergy(prepared, patient, allergyId),
    )
    return { identity, allergy }
  },
})
