import { Temporal } from 'temporal-polyfill'
import {
  queueEndingWithinDays,
  queueFilters,
  readPharmacyQueue,
  type AskedQueue,
  type QueueFilter,
  type QueuePlace,
  type QueueRow,
  type ReadQueue,
} from '../../../models/queries/prescriptions/pharmacy-queue.ts'
import { readSuppliedInPart } from '../../../models/queries/prescriptions/supplied-prescriptions.ts'
import { findPatients } from '../../../models/queries/patients/find-patients.ts'
import { pageAt, type PlacedPage } from '../../lists/read-list.ts'
import { seek, type AskedSearch, type SearchResult } from '../../operations/search-in-address.ts'
import { Refused } from '../../operations/refused.ts'
import type { StaffContext } from '../../operations/operation.ts'
import { soughtFrom } from '../../patients/search.ts'
import type { Services } from '../../services.ts'
import { earlySupplies } from './early-supplies.ts'
import { byPatient, cutQueue, mostOnPage, type QueuePage } from './queue-page.ts'

/** So many patients may fit what was typed; of more it is said that less has to be sought. */
const mostPatients = 500

type FoundQueue = {
  readonly read: ReadQueue
  /** What the page shows; of what nobody has answered for that is known only once it is opened. */
  readonly cut: QueuePage
  /** What was asked for; undefined where nothing was. */
  readonly asked: AskedQueue | undefined
}

const nothing: FoundQueue = {
  read: { counts: { all: 0, due: 0, ending: 0, new: 0, conflicts: 0 }, rows: [], recorded_since: [] },
  cut: { rows: [], next: undefined, goesOn: false },
  asked: undefined,
}

/** What was found of the queue, as identifiers: nothing of it is opened yet. */
export type QueueFinding = SearchResult<FoundQueue> & {
  readonly kind: 'queue'
  readonly filter: QueueFilter
  /** Those whom the page names, and those whose allergies and medicines are compared anew for the count of what is unanswered. */
  readonly patientIds: readonly string[]
  readonly place: PlacedPage<QueueRow, QueuePlace, QueuePlace>
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
  const place = pageAt(services, asked.cursor, { keyset: byPatient, size: mostOnPage })
  const { after, limit } = place
  const found = await seek<FoundQueue>(asked.q, {
    nothing,
    seek: async (typed) => {
      const text = typed.trim()
      const [supplied, patientIds] = await Promise.all([
        readSuppliedInPart(prepared, { today }),
        text === '' ? undefined : fitting(services, context, text),
      ])
      const wanted: AskedQueue = {
        today,
        since: time.dayBegins(today),
        filter,
        unanswered: [],
        early: earlySupplies(supplied, { today, dayOf: (at) => time.isoDate(at) }),
        sought: patientIds === undefined ? undefined : { patientIds, medicine: text },
        after,
        limit,
      }
      const read = await readPharmacyQueue(prepared, wanted)
      return { read, cut: cutQueue(read.rows), asked: wanted }
    },
  })
  const named = [...found.cut.rows, ...found.read.recorded_since]
  const searched = found.text !== '' || found.refused !== undefined
  return {
    ...found,
    kind: 'queue',
    filter,
    patientIds: [...new Set(named.map((row) => row.patient_id))],
    place,
    endsSoonUntil: Temporal.PlainDate.from(today).add({ days: queueEndingWithinDays }).toString(),
    details: {
      list: 'queue',
      ...(filter === 'unanswered' ? {} : { shown: found.cut.rows.length }),
      ...(found.read.recorded_since.length === 0 ? {} : { compared: found.read.recorded_since.length }),
      ...(searched ? { searched: 'yes' } : {}),
    },
  }
}
