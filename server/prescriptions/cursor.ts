import { Temporal } from 'temporal-polyfill'
import type { PrescriptionCursor, PrescriptionKey } from '../../models/queries/prescription-lists.ts'
import { ProblemError } from '../http/errors.ts'
import { problems } from '../http/problems.ts'
import type { SealedCursors } from '../http/sealed-cursors.ts'
import { isId } from '../http/subject.ts'

/** How many prescriptions a page of a list shows. */
export const pageSize = 25

/** Before the first of a list that begins with the oldest. */
export const oldest: PrescriptionCursor = { moment: '-infinity', id: '00000000-0000-0000-0000-000000000000' }

/** Before the first of a list that begins with the newest. */
export const newest: PrescriptionCursor = { moment: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

const shape = /^((?!0000)\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/

/**
 * Reads `2026-01-31T10:00:00.123456Z_<id>`; none begins at the start.
 * @throws ProblemError (400) where it is no place in a list
 */
export function cursorOf(text: string, start: PrescriptionCursor): PrescriptionCursor {
  if (text === '') {
    return start
  }
  const [, moment = '', id = ''] = shape.exec(text) ?? []
  try {
    if (isId(id)) {
      return { moment: Temporal.Instant.from(moment).toString(), id }
    }
  } catch {
    // No such moment: answered below.
  }
  throw new ProblemError(problems.noSuchPlace)
}

/** A page of what was found one too many of: its entries, and the cursor of the next page where there is one. */
export function pageOf(found: readonly PrescriptionKey[]): {
  readonly ids: readonly string[]
  readonly patientIds: readonly string[]
  readonly next: string | undefined
} {
  const shown = found.slice(0, pageSize)
  const last = found.length > pageSize ? shown.at(-1) : undefined
  return {
    ids: shown.map((key) => key.id),
    patientIds: [...new Set(shown.map((key) => key.patient_id))],
    next: last === undefined ? undefined : `${Temporal.Instant.from(last.moment).toString()}_${last.id}`,
  }
}

/** The address of the next page of a list; undefined where there is none. */
export function pageHref(
  cursors: SealedCursors,
  list: string,
  next: string | undefined,
  status = '',
): string | undefined {
  if (next === undefined) {
    return undefined
  }
  const cursor = cursors.seal(next)
  return `${list}?${new URLSearchParams({ ...(status === '' ? {} : { status }), cursor }).toString()}`
}
