import {
  readPharmacyQueue,
  type QueueCounts,
  type QueueFilter,
} from '../../../models/queries/prescriptions/pharmacy-queue.ts'
import type { QueueGroup, QueueLine } from '../../../views/prescriptions/queue.ts'
import type { Receipt } from '../../audit/record.ts'
import { sealedPlace } from '../../lists/read-list.ts'
import type { Services } from '../../services.ts'
import type { QueueFinding } from './find-queue.ts'
import type { ListedWithFacts } from '../open-listed-patient.ts'
import { openCompared } from './open-compared.ts'
import { cutQueue, type QueuePage } from './queue-page.ts'

/** The same patients in the order of the queue, each with what is shown of theirs. */
function inGroups(
  { rows: found, goesOn }: QueuePage,
  lines: ReadonlyMap<string, QueueLine>,
  patients: ReadonlyMap<string, ListedWithFacts>,
  after: string,
): readonly QueueGroup[] {
  const ids = [...new Set(found.map((row) => row.patient_id))]
  return ids.flatMap((id, place) => {
    const own = found.filter((row) => row.patient_id === id)
    const opened = patients.get(id)
    const shown = own.flatMap((row) => lines.get(row.id) ?? [])
    return opened === undefined || shown.length === 0
      ? []
      : {
          patient: opened.patient,
          lines: shown,
          open: own[0]?.of_patient ?? shown.length,
          continued: place === 0 && after === id,
          goesOn: goesOn && place === ids.length - 1,
        }
  })
}

/** A page of the queue as it is shown. */
export type OpenedQueue = {
  readonly counts: QueueCounts & Readonly<Record<Extract<QueueFilter, 'unanswered'>, number>>
  readonly groups: readonly QueueGroup[]
  readonly page: { readonly next: string | undefined; readonly isFirst: boolean }
}

/**
 * Opens a page of the queue: who waits, what could harm them, and what is to be dispensed. What has had an allergy or a medicine recorded
 * since it was signed is opened wherever it stands, since only so it is known how much of it nobody has given a reason for.
 */
export async function openQueue(
  services: Services,
  receipt: Receipt,
  finding: QueueFinding,
): Promise<OpenedQueue> {
  const { patientIds, read, asked, filter, place } = finding
  for (const id of patientIds) {
    receipt.mustCover(id, 'identity', 'safety', 'prescriptions')
  }
  const { lines, patients } = await openCompared(services, receipt, finding)
  const unanswered = read.recorded_since
    .map(({ id }) => id)
    .filter((id) => lines.get(id)?.conflict === 'unanswered')
  const cut =
    filter === 'unanswered' && asked !== undefined
      ? cutQueue((await readPharmacyQueue(services.prepared, { ...asked, unanswered })).rows)
      : finding.cut
  return {
    counts: { ...read.counts, unanswered: unanswered.length },
    groups: inGroups(cut, lines, patients, place.after.patientId),
    page: { next: sealedPlace(services, place, cut.next), isFirst: place.isFirst },
  }
}
