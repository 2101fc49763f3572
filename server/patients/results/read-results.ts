import { z } from 'zod'
import type { MomentPlace } from '../../../models/queries/list-place.ts'
import {
  readOwnResultPage,
  readResultPage,
  resultFilters,
  type ResultPageRow,
} from '../../../models/queries/patients/result-rows.ts'
import type { Receipt } from '../../audit/record.ts'
import { isId } from '../../is-id.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { listed, pageAt } from '../../lists/read-list.ts'
import { choiceInAddress, placeInAddress } from '../../operations/input.ts'
import { definePatientQuery, type PatientContext } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { openWithIdentity, type ReadWithIdentity } from '../open-identity.ts'
import { courseOfTest } from './course-of-test.ts'
import { openResult, openTests } from './open-results.ts'
import { shownAfterDays, shownUntil } from './shown-to-patients.ts'

/** Low rows: many stand on a page, so that a course is seen. */
const list = { keyset: newestFirst, size: 100 }
const inAddress = z.object({ test: choiceInAddress(40), show: choiceInAddress(20), cursor: placeInAddress })
type Asked = z.output<typeof inAddress>

/** Opens a page of what `read` brings. @throws Refused, SealBrokenError, HiddenSectionError */
async function openPage<Row extends ResultPageRow>(
  services: Services,
  receipt: Receipt,
  { proof: { patientId } }: PatientContext,
  asked: Asked,
  read: (place: { before: MomentPlace; limit: number; testId: string | null }) => ReadWithIdentity<Row>,
) {
  receipt.mustCover(patientId, 'identity', 'observations')
  const page = pageAt(services, asked.cursor, list)
  const { after: before, limit } = page
  const testId = isId(asked.test) ? asked.test : null
  const { identity, row, key } = await openWithIdentity(
    services,
    receipt,
    patientId,
    read({ before, limit, testId }),
  )
  const { rows, ...rest } = listed(services, page, row.result_rows ?? [])
  const results = rows.map((one) => openResult(receipt, key, one))
  const tests = openTests(receipt, key, row.test_rows)
  const test = tests.find(({ id }) => id === testId)
  return { row, identity, results, tests, test, course: test && courseOfTest(results), page: rest }
}

const mayWrite = ({ proof: { actor } }: PatientContext) => actor.permissions.has('chart.write')

/** A page of a patient's results, the newest first, those entered in error too. */
export const resultsQuery = definePatientQuery({
  name: 'patients.results',
  action: 'chart.open',
  event: 'results.viewed',
  subject: 'patient',
  input: inAddress,
  run: async (services, context, receipt, asked) => {
    const filter = resultFilters.find((one) => one === asked.show) ?? 'all'
    const { row: _row, ...opened } = await openPage(
      services,
      receipt,
      context,
      asked,
      (place) => (prepared, patient) => readResultPage(prepared, patient, { ...place, filter }),
    )
    return { ...opened, filter, mayWrite: mayWrite(context) }
  },
})

/** The results that a patient may see: what somebody has acknowledged, or what has waited for as long as the facility says. */
export const ownResultsQuery = definePatientQuery({
  name: 'patients.own-results',
  action: 'own-record.open',
  event: 'own-record.viewed',
  subject: 'own-record',
  input: inAddress,
  run: async (services, context, receipt, asked) => {
    const days = await shownAfterDays.read()
    const until = shownUntil(context.at, days)
    const { row, ...opened } = await openPage(
      services,
      receipt,
      context,
      asked,
      (place) => (prepared, patient) => readOwnResultPage(prepared, patient, { ...place, until }),
    )
    return { ...opened, heldBack: row.held_back, days }
  },
})
