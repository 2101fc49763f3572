import { Temporal } from 'temporal-polyfill'
import type { AuditPlace } from '../../models/queries/audit-sort.ts'
import { isId } from '../http/subject.ts'

const moment = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/

/** A place in the log as it stands in an address: `2026-03-04T08:00:00.000000Z_<id>`. */
export const cursorText = (place: AuditPlace): string => `${place.occurredAt}_${place.id}`

/** @returns undefined where the text is no place in the log */
export function readCursor(text: string): AuditPlace | undefined {
  const [occurredAt = '', id = '', ...rest] = text.split('_')
  if (rest.length > 0 || !moment.test(occurredAt) || !isId(id)) {
    return undefined
  }
  try {
    Temporal.Instant.from(occurredAt)
    return { occurredAt, id }
  } catch {
    return undefined
  }
}
