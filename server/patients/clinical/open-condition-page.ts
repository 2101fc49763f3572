import {
  conditionFilters,
  readConditionPage,
  type ConditionFilter,
} from '../../../models/queries/clinical-lists.ts'
import type { MomentPlace, PlacedRow } from '../../../models/queries/list-place.ts'
import type { PatientIdentity } from '../../../views/patients/chart.ts'
import type { ConditionFilterLink } from '../../../views/patients/clinical/conditions-page.tsx'
import type { ConditionEntry } from '../../../views/patients/clinical/condition.ts'
import type { PageLinks } from '../../../views/components/pagination.tsx'
import type { Receipt } from '../../audit/record.ts'
import { pageOf, type AskedPage } from '../../http/list-page.ts'
import { newestFirst } from '../../lists/cursor.ts'
import type { Services } from '../../services.ts'
import { openWithIdentity } from '../open-identity.ts'
import { openCondition } from './open-entries.ts'

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
  readonly pages: PageLinks
}

/**
 * Many conditions stand on a page, since whoever looks for one of a patient's illnesses reads all of them; what the
 * patient has now is never divided.
 */
export const conditionList = { keyset: newestFirst, size: 500 }

/**
 * Opens a page of a patient's conditions, the newest first.
 * @param asked.show which of them; anything unknown shows all
 * @throws Refused, SealBrokenError; HiddenSectionError where the decision hides the history
 */
export async function openConditionPage(
  services: Services,
  receipt: Receipt,
  patientId: string,
  asked: { show: string; page: AskedPage<PlacedRow, MomentPlace>; path: string },
): Promise<OpenedConditions> {
  receipt.mustCover(patientId, 'identity', 'history')
  const filter = conditionFilters.find((one) => one === asked.show) ?? 'all'
  const { after: before } = asked.page
  const limit = filter === 'current' ? null : asked.page.limit
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, (prepared, patient) =>
    readConditionPage(prepared, patient, { filter, before, limit }),
  )
  const rows = row.condition_rows ?? []
  const page = pageOf(filter === 'current' ? { ...asked.page, size: rows.length } : asked.page, rows)
  return {
    identity,
    conditions: page.rows.map((one) => openCondition(receipt, key, one)),
    filters: conditionFilters.map((one) => ({
      label: labels[one],
      count: row.counts[one],
      href: `${asked.path}?show=${one}`,
      chosen: one === filter,
    })),
    pages: page.links(asked.path, { show: filter }),
  }
}
