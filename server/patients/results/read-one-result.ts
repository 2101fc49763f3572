import { z } from 'zod'
import type { EntryRow } from '../../../models/queries/patients/clinical-lists.ts'
import {
  readResult,
  readResultHistory,
  type ResultRow,
} from '../../../models/queries/patients/result-rows.ts'
import type { Receipt } from '../../audit/record.ts'
import { idInAddress } from '../../operations/input.ts'
import { definePatientQuery, type PatientContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { openVersions } from '../clinical/open-versions.ts'
import { openWithIdentity, type ReadWithIdentity } from '../open-identity.ts'
import { monthsOfLife } from '../vital-signs/interpret.ts'
import { shownLimits } from './against-limits.ts'
import { openResult } from './open-results.ts'
import { recording } from './record-results.ts'

const named = z.object({ resultId: idInAddress })

/** Opens one from what `read` brings. @throws Refused where it is not of this patient; SealBrokenError */
async function openOne<Row extends EntryRow<ResultRow>>(
  services: Services,
  receipt: Receipt,
  { proof: { patientId } }: PatientContext,
  read: ReadWithIdentity<Row>,
) {
  receipt.mustCover(patientId, 'identity', 'observations')
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, read)
  if (row.entry_row === null) {
    throw new Refused('no-such-thing')
  }
  return { identity, row, key, result: openResult(receipt, key, row.entry_row) }
}

/** One result with every state that it had. */
export const resultQuery = definePatientQuery({
  name: 'patients.result',
  action: 'chart.open',
  event: 'results.viewed',
  subject: 'patient',
  input: named,
  run: async (services, context, receipt, { resultId }) => {
    const { identity, row, key, result } = await openOne(services, receipt, context, (prepared, patient) =>
      readResultHistory(prepared, patient, resultId),
    )
    const months = monthsOfLife(identity.birthDate, result.collectedAt, services.time.timeZone)
    return {
      identity,
      result,
      versions: openVersions(key, row.change_rows ?? []),
      limits: shownLimits(result, { months, sex: identity.sex }),
      mayWrite: context.proof.actor.permissions.has('chart.write'),
    }
  },
})

/** One that is to be changed. */
export const resultToChangeQuery = definePatientQuery({
  ...recording,
  name: 'patients.result-to-change',
  event: 'results.viewed',
  input: named,
  run: async (services, context, receipt, { resultId }) => {
    const { identity, result } = await openOne(services, receipt, context, (prepared, patient) =>
      readResult(prepared, patient, resultId),
    )
    return { identity, result }
  },
})
