import { limits } from '../../../config/security.ts'
import {
  readExportedGrants,
  type ExportedGrant,
} from '../../../models/queries/emergency-access/emergency-numbers.ts'
import { csvRecord } from '../../audit/export-csv.ts'
import type { Services } from '../../services.ts'
import type { Period } from './numbers-period.ts'

const rowsAtOnce = 500

const lowestId = '00000000-0000-0000-0000-000000000000'

const time = (at: Date | null) => at?.toISOString() ?? null

const yes = (value: boolean) => (value ? 'yes' : 'no')

const fields: readonly (readonly [string, (row: ExportedGrant) => string | null])[] = [
  ['id', (row) => row.id],
  ['started', (row) => time(row.starts_at)],
  ['ended', (row) => time(row.ended_at ?? row.ends_at)],
  ['person', (row) => row.user_name],
  ['username', (row) => row.username],
  ['role', (row) => row.role_name],
  ['ward', (row) => row.ward],
  ['record_number', (row) => row.record_number],
  ['own_work', (row) => yes(row.record_number === null)],
  ['reason', (row) => row.reason_code],
  ['extended', (row) => yes(row.extended)],
  ['approved_by', (row) => row.approved_by],
  ['outcome', (row) => row.outcome],
  ['reviewed', (row) => time(row.reviewed_at)],
  ['reviewer', (row) => row.reviewer_name],
  [
    'reviewed_in_time',
    ({ reviewed_at: at, starts_at: began }) =>
      at === null ? null : yes(at.getTime() - began.getTime() <= limits.emergencyReviewHours * 3_600_000),
  ],
  ['second_outcome', (row) => row.second_outcome],
  ['second_reviewer', (row) => row.second_reviewer_name],
]

/** The emergency access of a period as comma-separated values, a page at a time; nothing that people wrote. */
export async function* grantRecords(services: Services, { from, until }: Period): AsyncGenerator<string> {
  yield csvRecord(fields.map(([name]) => name))
  let before = { at: until, id: lowestId }
  for (;;) {
    // Each page begins where the one before has ended.
    const rows = await readExportedGrants(services.prepared, from, before, rowsAtOnce)
    yield rows.map((row) => csvRecord(fields.map(([, value]) => value(row)))).join('')
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce) {
      return
    }
    before = { at: last.starts_at, id: last.id }
  }
}
