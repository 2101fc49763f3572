import {
  conditionFilters,
  readConditionPage,
  type ConditionFilter,
} from '../../../models/queries/clinical-lists.ts'
import type { PatientIdentity } from '../../../views/patients/chart.ts'
import type { ConditionFilterLink } from '../../../views/patients/clinical/conditions-page.tsx'
import type { ConditionEntry } from '../../../views/patients/clinical/condition.ts'
import type { Receipt } from '../../audit/record.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Services } from '../../services.ts'
import { openWithIdentity } from '../open-identity.ts'
import { openCondition } from './open-entries.ts'

/** Of what is over, so many stand on a page. What the patient has now is never divided. */
const pageSize = 500

const labels: Readonly<Record<ConditionFilter, string>> = {
  all: 'All',
  current: 'Active or not known to be over',
  over: 'No longer active',
  'not-the-case': 'Refuted or entered in error',
}

/** A page of a patient's conditions. */
export type OpenedConditions = {
  readonly identity: PatientIdentity
  readonly conditions: readonly ConditionEntry[]
  readonly filters: readonly ConditionFilterLink[]
  readonly older: string | undefined
}

/**
 * Opens a page of a patient's conditions, the newest first.
 * @param asked.show which of them; anything unknown shows all
 * @throws NotFound, SealBrokenError; HiddenSection where the decision hides the history
 */
export async function openConditionPage(
  services: Services,
  receipt: Receipt,
  patientId: string,
  asked: { show: string; cursor: string; path: string },
): Promise<OpenedConditions> {
  receipt.mustCover(patientId, 'identity', 'history')
  const filter = conditionFilters.find((one) => one === asked.show) ?? 'all'
  const before = readCursor(asked.cursor)
  const limit = filter === 'current' ? null : pageSize + 1
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, (prepared, patient) =>
    readConditionPage(prepared, patient, { filter, before, limit }),
  )
  const rows = row.condition_rows ?? []
  const shown = filter === 'current' ? rows : rows.slice(0, pageSize)
  const last = rows.length > shown.length ? shown.at(-1) : undefined
  return {
    identity,
    conditions: shown.map((one) => openCondition(receipt, key, one)),
    filters: conditionFilters.map((one) => ({
      label: labels[one],
      count: row.counts[one],
      href: `${asked.path}?show=${one}`,
      chosen: one === filter,
    })),
    older:
      last === undefined
        ? undefined
        : `${asked.path}?show=${filter}&cursor=${services.cursors.seal(writeCursor(new Date(last.recorded_at), last.id))}`,
  }
}
