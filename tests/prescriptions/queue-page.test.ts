import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { QueueRow } from '../../models/queries/prescriptions/pharmacy-queue.ts'
import { byPatient, cutQueue, mostOnPage } from '../../server/prescriptions/queue/queue-page.ts'

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** A queue in its order: so many prescriptions for each patient. */
const queueOf = (sizes: readonly number[]): QueueRow[] =>
  sizes.flatMap((size, patient) =>
    Array.from({ length: size }, (_, place) => ({
      id: idOf(patient * 1_000 + place),
      patient_id: idOf(patient),
      first: '2026-03-01T08:00:00.000000Z',
      place: '2026-03-01T08:00:00.000000Z',
      of_patient: size,
    })),
  )

/** Every page of a queue, as they follow each other. */
function pagesOf(queue: readonly QueueRow[]) {
  const pages = []
  for (let from = 0; from < queue.length;) {
    const page = cutQueue(queue.slice(from, from + mostOnPage + 1))
    pages.push(page)
    from += page.rows.length
    assert.equal(page.next === undefined, from >= queue.length)
  }
  return pages
}

const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 90, max: 350 })), {
  minLength: 1,
  maxLength: 12,
})

describe('a page of the pharmacy’s queue', () => {
  it('loses and repeats no prescription, however many patients have however many', () => {
    fc.assert(
      fc.property(sizes, (each) => {
        const queue = queueOf(each)
        assert.deepEqual(
          pagesOf(queue).flatMap(({ rows }) => rows.map(({ id }) => id)),
          queue.map(({ id }) => id),
        )
      }),
    )
  })

  it('cuts in two only a patient who has more than a page takes, and says so', () => {
    fc.assert(
      fc.property(sizes, (each) => {
        const pages = pagesOf(queueOf(each))
        for (const [place, page] of pages.entries()) {
          assert.ok(page.rows.length <= mostOnPage)
          const last = page.rows.at(-1)
          const cut = last !== undefined && pages[place + 1]?.rows[0]?.patient_id === last.patient_id
          assert.equal(page.goesOn, cut)
          if (cut) {
            assert.ok(last.of_patient > mostOnPage)
            assert.ok(page.rows.every((row) => row.patient_id === last.patient_id))
          }
        }
      }),
    )
  })

  it('reads the place that it wrote, and no other text', () => {
    const [row] = queueOf([1])
    assert.ok(row)
    const place = byPatient.placeOf(row)
    assert.deepEqual(byPatient.read(byPatient.write(place)), place)
    for (const text of ['', 'x', `${row.place}_${row.id}`, `${byPatient.write(place)}_x`]) {
      assert.equal(byPatient.read(text), undefined)
    }
  })
})
