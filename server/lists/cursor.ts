import { Temporal } from 'temporal-polyfill'
import {
  beforeNewest,
  beforeOldest,
  placeOfRow,
  type MomentPlace,
  type PlacedRow,
} from '../../models/queries/list-place.ts'
import { isId } from '../is-id.ts'

/**
 * By what a list goes on: where it starts, the place of a row, and how a place is written for an address and read again.
 * `read` gives undefined for what is no place that can be; `broken` says whether the list then refuses or starts anew.
 */
export type Keyset<Row, Place, Start = Place> = {
  readonly start: Start
  readonly placeOf: (row: Row) => Place
  readonly write: (place: Place) => string
  readonly read: (text: string) => Place | undefined
  readonly broken: 'refuse' | 'start'
}

/** Years 1 to 9999, to the microsecond. PostgreSQL and `Date` know others; no address names them. */
const shape = /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/

/** The moment with six digits after the second; undefined where there is none such, as on 31 February. */
function exactMoment(text: string): string | undefined {
  const [, seconds = '', fraction = ''] = shape.exec(text) ?? []
  try {
    const moment = `${seconds}.${fraction.padEnd(6, '0')}Z`
    return Temporal.Instant.from(moment).toString({ smallestUnit: 'microsecond' }) === moment
      ? moment
      : undefined
  } catch {
    return undefined
  }
}

/** @throws RangeError for a moment outside the years 1 to 9999, and for no id */
function writeCursor({ at, id }: MomentPlace): string {
  const moment = exactMoment(at)
  if (moment === undefined || !isId(id)) {
    throw new RangeError('a row has a place in its list that no address can name')
  }
  return `${moment}_${id}`
}

function readCursor(text: string): MomentPlace | undefined {
  const [moment = '', id = '', ...rest] = text.split('_')
  const at = exactMoment(moment)
  return at === undefined || rest.length > 0 || !isId(id) ? undefined : { at, id }
}

type ByMoment = Keyset<PlacedRow, MomentPlace>

/** The newest first. */
export const newestFirst: ByMoment = {
  start: beforeNewest,
  placeOf: placeOfRow,
  write: writeCursor,
  read: readCursor,
  broken: 'refuse',
}

/** The oldest first. */
export const oldestFirst: ByMoment = { ...newestFirst, start: beforeOldest }

/** By a text that no two rows share: a user name, a record number, a path. */
export const byText = <Row>(textOf: (row: Row) => string): Keyset<Row, string> => ({
  start: '',
  placeOf: textOf,
  write: (text) => text,
  read: (text) => text,
  broken: 'start',
})

/** By a number that falls, such as that of a revision. */
export const byFallingNumber = <Row>(numberOf: (row: Row) => number): Keyset<Row, number> => ({
  start: 2_147_483_647,
  placeOf: numberOf,
  write: String,
  read: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined),
  broken: 'start',
})
