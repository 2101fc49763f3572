import type { PreparedQueries } from '../../prepared.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'
import type { WardKind } from '../../../server/ward-kinds.ts'

/** A ward or a team, with how many work on it at a moment. */
export type WardRow = {
  readonly id: string
  readonly kind: WardKind
  readonly name: string
  readonly name_key: string
  readonly version: number
  readonly created_at: Date
  readonly created_by: string | null
  readonly closed_at: Date | null
  readonly closed_by: string | null
  readonly members: number
}

/** @param at the SQL of the moment at which members are counted */
const select = (at: string) => `
  SELECT w.id, w.kind, w.name, w.name_key, w.version, w.created_at, b.display_name AS created_by, w.closed_at,
    e.display_name AS closed_by,
    (SELECT count(*)::integer FROM ward_members m WHERE m.ward_id = w.id AND m.starts_at <= ${at}
      AND (m.ends_at IS NULL OR m.ends_at > ${at})) AS members`
const from = `FROM wards w LEFT JOIN users b ON b.id = w.created_by LEFT JOIN users e ON e.id = w.closed_by`

const open = {
  name: 'wards-open',
  text: `${select('$3::timestamptz')} ${from} WHERE w.closed_at IS NULL AND w.name_key > $1 ORDER BY w.name_key LIMIT $2`,
}
const closed = {
  name: 'wards-closed',
  text: `${select('$4::timestamptz')}, ${placeOf('w.closed_at')} AS place ${from}
    WHERE (w.closed_at, w.id) < ($1::timestamptz, $2::uuid) ORDER BY w.closed_at DESC, w.id DESC LIMIT $3`,
}
const one = { name: 'ward-by-id', text: `${select('$2::timestamptz')} ${from} WHERE w.id = $1` }

/** The wards and teams that are open, by name. @param asked.after the name, as two are compared, of the last one before */
export const listOpenWards = (
  prepared: PreparedQueries,
  asked: { readonly after: string; readonly limit: number; readonly at: Date },
): Promise<WardRow[]> => prepared.run<WardRow>(open, [asked.after, asked.limit, asked.at])

/** Those that are closed, the last closed first. */
export const listClosedWards = (
  prepared: PreparedQueries,
  asked: { readonly before: MomentPlace; readonly limit: number; readonly at: Date },
): Promise<(WardRow & PlacedRow)[]> =>
  prepared.run<WardRow & PlacedRow>(closed, [asked.before.at, asked.before.id, asked.limit, asked.at])

/** One of them; undefined where there is none. */
export const findWard = async (prepared: PreparedQueries, id: string, at: Date) =>
  (await prepared.run<WardRow>(one, [id, at]))[0]
