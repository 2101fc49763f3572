import { literal } from 'sequelize'

/** A row's place in a list that goes by moments: UTC to the microsecond, and the id that tells apart rows of one moment. */
export type MomentPlace = { readonly at: string; readonly id: string }

/** Before the first of a list that begins with the newest. */
export const beforeNewest: MomentPlace = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** Before the first of a list that begins with the oldest. */
export const beforeOldest: MomentPlace = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' }

/** A row as lists by moments read it: `place` is the moment of its place, `id` what tells it apart. */
export type PlacedRow = { readonly place: string; readonly id: string }

/**
 * SQL of the moment of a row's place. A `Date` would do for what MedGuard's clock wrote; of finer moments it keeps the
 * milliseconds only, and rows between them would be left out between two pages.
 */
export const placeOf = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** The place of a row that was read with `placeOf`. */
export const placeOfRow = ({ place, id }: PlacedRow): MomentPlace => ({ at: place, id })

/** The same place among the attributes of a model that is read by Sequelize. @param column its column in SQL */
export const placeAttribute = (column: string): [ReturnType<typeof literal>, string] => [
  literal(placeOf(column)),
  'place',
]

/** Rows of a model beyond a place, the newest first; with `replacements` of the place. */
export const beforePlace = (column: string) => literal(`(${column}, id) < (:at::timestamptz, :id::uuid)`)

/** The place of a row that was read with `placeAttribute`. */
export const placeOfModel = (row: { id: string; get: (name: string) => unknown }): MomentPlace => ({
  at: String(row.get('place')),
  id: row.id,
})
