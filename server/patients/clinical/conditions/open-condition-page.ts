import { z } from 'zod'
import {
  conditionFilters,
  readConditionPage,
  type ConditionFilter,
} from '../../../../models/queries/patients/clinical-lists.ts'
import type { PatientIdentity } from '../../../../views/patients/chart.ts'
import type { ConditionEntry } from '../../../../views/patients/clinical/condition.ts'
import type { Receipt } from '../../../audit/record.ts'
import { listed, pageAt, type ListSlice } from '../../../lists/read-list.ts'
import { newestFirst } from '../../../lists/cursor.ts'
import { choiceInAddress, placeInAddress } from '../../../operations/input.ts'
import type { Services } from '../../../services.ts'
import { openWithIdentity } from '../../open-identity.ts'
import { openCondition } from '../../open-entries.ts'

/** A page of a patient's conditions. */
export type OpenedConditions = {
  readonly identity: PatientIdentity
  readonly conditions: readonly ConditionEntry[]
  /** Which of them are shown, and how many there are of each kind. */
  readonly filter: ConditionFilter
  readonly counts: Readonly<Record<ConditionFilter, number>>
  readonly page: Pick<ListSlice<unknown>, 'next' | 'isFirst'>
}

/**
 * Many conditions stand on a page, since whoever looks for one of a patient's illnesses reads all of them; what the
 * patient has now is never divided.
 */
const conditionList = { keyset: newestFirst, size: 500 }

/** What the address of a page of conditions says. */
export const conditionsInAddress = z.object({ show: choiceInAddress(), cursor: placeInAddress })

type ConditionsAsked = z.output<typeof conditionsInAddress>

/**
 * Opens a page of a patient's conditions, the newest first.
 * @param asked.show which of them; anything unknown shows all
 * @throws Refused, SealBrokenError; HiddenSectionError where the decision hides the history
 */
export async function openConditionPage(
  services: Services,
  receipt: Receipt,
  patientId: string,
  asked: ConditionsAsked,
): Promise<OpenedConditions> {
  receipt.mustCover(patientId, 'identity', 'history')
  const filter = conditionFilters.find((one) => one === asked.show) ?? 'all'
  const whole = pageAt(services, asked.cursor, conditionList)
  const { after: before } = whole
  const limit = filter === 'current' ? null : whole.limit
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, (prepared, patient) =>
    readConditionPage(prepared, patient, { filter, before, limit }),
  )
  const rows = row.condition_rows ?? []
  const page = listed(services, filter === 'current' ? { ...whole, size: rows.length } : whole, rows)
  return {
    identity,
    conditions: page.rows.map((one) => openCondition(receipt, key, one)),
    filter,
    counts: row.counts,
    page,
  }
}
