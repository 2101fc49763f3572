import { z } from 'zod'
import { listAwaitedResults, type AwaitedRow } from '../../../models/queries/patients/awaited-results.ts'
import type { AwaitedResult } from '../../../views/patients/results/awaited-result.ts'
import type { Receipt } from '../../audit/record.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { choiceInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { openListed } from '../open-listed.ts'
import { openSummaries } from '../open-summaries.ts'
import { bytes } from '../sealed-fields.ts'
import { openContent } from './result-content.ts'

/** One for a line; what does not open is reported, and stands as a result that cannot be read. */
async function openAwaited(services: Services, receipt: Receipt, row: AwaitedRow): Promise<AwaitedResult> {
  const { id, patient_id: patientId, status, critical, version } = row
  receipt.mustCover(patientId, 'observations')
  const wrapped = row.wrapped === null ? null : bytes(row.wrapped)
  const content = await openListed(services, receipt, patientId, {
    open: () =>
      openContent(
        services.patientKeys.open(patientId, { rootKeyId: row.root_key_id, wrapped }),
        id,
        row.content,
      ),
    instead: () => undefined,
  })
  return { id, patientId, status, critical, version, collectedAt: new Date(row.collected_at), content }
}

/** Results that wait to be acknowledged, of everybody in one's care. */
export const awaitedResultsQuery = defineStaffQuery({
  name: 'patients.awaited-results',
  action: 'result.list',
  event: 'results.listed',
  subject: 'none',
  input: z.object({ show: choiceInAddress(20), cursor: placeInAddress }),
  find: async (services, { proof, at }, { show, cursor }) => {
    const critical = show === 'critical'
    const { rows, patientIds, ...page } = await readList(services, cursor, {
      keyset: newestFirst,
      read: (before, limit) =>
        listAwaitedResults(services.prepared, { userId: proof.actor.id, at, before, limit, critical }),
      patientOf: (row: AwaitedRow) => row.patient_id,
    })
    return { patientIds, page, rows, critical, details: { list: 'awaited-results', shown: rows.length } }
  },
  run: async (services, { proof }, receipt, { rows, page, critical }) => {
    const [patients, results] = await Promise.all([
      openSummaries(services, receipt, [...new Set(rows.map((row) => row.patient_id))]),
      Promise.all(rows.map((row) => openAwaited(services, receipt, row))),
    ])
    const mayAcknowledge = proof.actor.permissions.has('chart.write')
    return { patients, results, page, critical, mayAcknowledge }
  },
})
