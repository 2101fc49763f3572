import type { QueuePlace, QueueRow } from '../../../models/queries/prescriptions/pharmacy-queue.ts'
import { beforeOldest } from '../../../models/queries/list-place.ts'
import { isId } from '../../is-id.ts'
import { newestFirst, type Keyset } from '../../lists/cursor.ts'
import { recordsOnPage } from '../../lists/list-page.ts'

/** So many prescriptions a page has at least, where there are as many: it goes on until its last patient is whole. */
const fewest = recordsOnPage

/** So many it has at most: a patient who has more begins a page, and is the only one who goes on over several. */
export const mostOnPage = 100

/** What a page of the queue shows, and where it cuts a patient in two. */
export type QueuePage = {
  readonly rows: readonly QueueRow[]
  readonly next: QueuePlace | undefined
  /** Whether the last patient goes on on the next page. */
  readonly goesOn: boolean
}

const placeOf = ({ id, patient_id: patientId, first, place: at }: QueueRow): QueuePlace => ({
  first,
  patientId,
  at,
  id,
})

/** Cuts what was read of the queue to a page of whole patients. @param found one more than a page has at most */
export function cutQueue(found: readonly QueueRow[]): QueuePage {
  const startsPatient = (at: number) => found[at]?.patient_id !== found[at - 1]?.patient_id
  let end = Math.min(found.length, fewest)
  while (end < found.length && !startsPatient(end)) {
    end += 1
  }
  if (end > mostOnPage) {
    end = mostOnPage
    while (end > 0 && !startsPatient(end)) {
      end -= 1
    }
    // The only patient of the page has more than it takes.
    end = end === 0 ? mostOnPage : end
  }
  const rows = found.filter((_row, place) => place < end)
  const last = end < found.length ? rows.at(-1) : undefined
  return {
    rows,
    next: last === undefined ? undefined : placeOf(last),
    goesOn: last !== undefined && !startsPatient(end),
  }
}

/** By patients, and within them by when their prescriptions were signed. */
export const byPatient: Keyset<QueueRow, QueuePlace> = {
  start: {
    first: beforeOldest.at,
    patientId: beforeOldest.id,
    at: beforeOldest.at,
    id: beforeOldest.id,
  },
  placeOf,
  write: ({ first, patientId, at, id }) =>
    [newestFirst.write({ at: first, id: patientId }), newestFirst.write({ at, id })].join('_'),
  read: (text) => {
    const [first = '', patientId = '', at = '', id = '', ...rest] = text.split('_')
    const patient = newestFirst.read(`${first}_${patientId}`)
    const own = newestFirst.read(`${at}_${id}`)
    return patient === undefined || own === undefined || rest.length > 0 || !isId(id)
      ? undefined
      : { first: patient.at, patientId: patient.id, at: own.at, id: own.id }
  },
  broken: 'refuse',
}
