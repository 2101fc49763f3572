import { Temporal } from 'temporal-polyfill'
import {
  queueEndingWithinDays,
  queueFilters,
  readPharmacyQueue,
  readSuppliedInPart,
  type QueueCounts,
  type QueueFilter,
} from '../../../models/queries/prescriptions/pharmacy-queue.ts'
import { findPatients } from '../../../models/queries/patients/find-patients.ts'
import { pageAt, sealedPlace } from '../../lists/read-list.ts'
import { seek, type AskedSearch, type SearchResult } from '../../operations/search-in-address.ts'
import { Refused } from '../../operations/refused.ts'
import type { StaffContext } from '../../operations/operation.ts'
import { soughtFrom } from '../../patients/search.ts'
import type { Services } from '../../services.ts'
import { earlySupplies } from './early-supplies.ts'
import { byPatient, cutQueue, mostOnPage, type QueuePage } from './queue-page.ts'

/** So many patients may fit what was typed; of more it is said that less has to be sought. */
const mostPatients = 500

const nothing: QueueCounts = { all: 0, due: 0, ending: 0, new: 0, conflicts: 0 }

type FoundQueue = { readonly counts: QueueCounts; readonly cut: QueuePage }

/** What was found of the queue, as identifiers: nothing of it is opened yet. */
export type QueueFinding = SearchResult<FoundQueue> & {
  readonly kind: 'queue'
  readonly filter: QueueFilter
  readonly patientIds: readonly string[]
  readonly page: { readonly next: string | undefined; readonly isFirst: boolean }
  /** The patient who goes on from the page before. */
  readonly continued: string | undefined
  /** Whatever has its last day until then is ending, YYYY-MM-DD. */
  readonly endsSoonUntil: string
  readonly details: Readonly<Record<string, string | number>>
}

/** The patients to whom something may be dispensed and whom a text may mean. @throws Refused where these are too many */
async function fitting(services: Services, { at, today }: StaffContext, text: string) {
  const found = await findPatients(services.prepared, {
    findable: { kind: 'to-dispense-for', today },
    sought: soughtFrom(services.blindIndex, text, today),
    after: '',
    limit: mostPatients + 1,
    at,
  })
  if (found.length > mostPatients) {
    throw new Refused('search-fits-many', { values: { most: mostPatients } })
  }
  return found.map(({ id }) => id)
}

/** Finds a page of the pharmacy's queue. @param asked.status one of `queueFilters`, or anything else for all of it */
export async function findQueue(
  services: Services,
  context: StaffContext,
  asked: { readonly status: string; readonly q: AskedSearch; readonly cursor: string },
): Promise<QueueFinding> {
  const { prepared, time } = services
  const { today } = context
  const filter = queueFilters.find((one) => one === asked.status) ?? ''
  const page = pageAt(services, asked.cursor, { keyset: byPatient, size: mostOnPage })
  const { after, limit } = page
  const found = await seek<FoundQueue>(asked.q, {
    nothing: { counts: nothing, cut: { rows: [], next: undefined, goesOn: false } },
    seek: async (typed) => {
      const text = typed.trim()
      const [supplied, patientIds] = await Promise.all([
        readSuppliedInPart(prepared, { today }),
        text === '' ? undefined : fitting(services, context, text),
      ])
      const { rows, counts } = await readPharmacyQueue(prepared, {
        today,
        since: time.dayBegins(today),
        filter,
        early: earlySupplies(supplied, { today, dayOf: (at) => time.isoDate(at) }),
        sought: patientIds === undefined ? undefined : { patientIds, medicine: text },
        after,
        limit,
      })
      return { counts, cut: cutQueue(rows) }
    },
  })
  const { rows, next } = found.cut
  const searched = found.text !== '' || found.refused !== undefined
  return {
    ...found,
    kind: 'queue',
    filter,
    patientIds: [...new Set(rows.map((row) => row.patient_id))],
    page: { next: sealedPlace(services, page, next), isFirst: page.isFirst },
    continued: rows[0]?.patient_id === after.patientId ? after.patientId : undefined,
    endsSoonUntil: Temporal.PlainDate.from(today).add({ days: queueEndingWithinDays }).toString(),
    details: { list: 'queue', shown: rows.length, ...(searched ? { searched: 'yes' } : {}) },
  }
}
