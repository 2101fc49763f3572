import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { ResultsOfChart } from '../../../models/queries/patients/chart-result-rows.ts'
import type { ResultRow, ResultTestRow } from '../../../models/queries/patients/result-rows.ts'
import type { Box } from '../../../models/queries/patients/clinical-entries.ts'
import type { ChartResults, ShownResult, ShownTest } from '../../../views/patients/results/result.ts'
import type { Receipt } from '../../audit/record.ts'
import { fieldOpener } from '../sealed-fields.ts'
import { openContent } from './result-content.ts'

/** @throws SealBrokenError; HiddenSectionError where the decision hides observations */
export function openResult(receipt: Receipt, key: KeyObject, row: ResultRow): ShownResult {
  receipt.mustShow('observations')
  const { acknowledged } = row
  return {
    id: row.id,
    reportId: row.report_id,
    testId: row.test_id,
    status: row.status,
    collectedAt: new Date(row.collected_at),
    ...openContent(key, row.id, row.content),
    awaited: row.awaited,
    source: row.source,
    recordedBy: row.recorded_by,
    recordedAt: new Date(row.created_at),
    changedBy: row.changed_by,
    changedAt: row.changed_at === null ? null : new Date(row.changed_at),
    version: row.version,
    acknowledged: acknowledged === null ? null : { by: acknowledged.by, at: new Date(acknowledged.at) },
  }
}

/** What a chart shows of results. @throws SealBrokenError, HiddenSectionError */
export const openChartResults = (receipt: Receipt, key: KeyObject, row: ResultsOfChart): ChartResults => ({
  newest: (row.result_rows ?? []).map((one) => openResult(receipt, key, one)),
  critical: (row.critical_result_rows ?? []).map((one) => openResult(receipt, key, one)),
  awaited: row.awaited_results,
})

const testSchema = z.object({ test: z.string(), loinc: z.string().nullable().default(null) })
export type TestIdentity = z.output<typeof testSchema>

/** Which test it is. @throws SealBrokenError */
export const openTest = (key: KeyObject, id: string, content: Box): TestIdentity =>
  testSchema.parse(JSON.parse(fieldOpener(key, 'result_tests', id).required('content', content)))

/** Every test that the patient had, by name. @throws SealBrokenError, HiddenSectionError */
export function openTests(
  receipt: Receipt,
  key: KeyObject,
  rows: readonly ResultTestRow[] | null,
): readonly ShownTest[] {
  receipt.mustShow('observations')
  return (rows ?? [])
    .map(({ id, content, count }) => ({ id, count, ...openTest(key, id, content) }))
    .toSorted((one, other) => one.test.localeCompare(other.test))
}
