import type { PreparedQueries, Statement } from '../prepared.ts'

/** Which patients the searcher may find at all. */
export type Findable =
  { readonly kind: 'everyone' } | { readonly kind: 'in-care-of'; readonly userId: string }

/** What was typed, as tokens; nothing typed lists everyone findable. */
export type Sought = {
  readonly recordNumber: string
  readonly exactTokens: readonly Buffer[]
  readonly nameTokens: readonly Buffer[]
}

const ownPatients = `
  EXISTS (SELECT FROM care_team_assignments c WHERE c.patient_id = p.id AND c.user_id = $3 AND c.starts_at <= $4
    AND (c.ends_at IS NULL OR c.ends_at > $4))
  OR EXISTS (SELECT FROM emergency_grants g WHERE g.patient_id = p.id AND g.user_id = $3 AND g.ended_at IS NULL
    AND g.ends_at > $4)`

const everyone = '$3::uuid IS NULL AND $4::timestamptz IS NOT NULL'

const matches = `
  (p.record_number = $5 OR p.exact_tokens && $6::bytea[] OR (cardinality($7::bytea[]) > 0 AND p.name_tokens @> $7::bytea[]))`

const listText = (findable: string, sought: string) => `
  SELECT p.id, p.record_number FROM patients p
  WHERE p.record_number > $1 AND (${findable}) AND ${sought}
  ORDER BY p.record_number LIMIT $2`

const statements: Record<Findable['kind'], { list: Statement; search: Statement }> = {
  everyone: {
    list: { name: 'list-patients', text: listText(everyone, 'true') },
    search: { name: 'search-patients', text: listText(everyone, matches) },
  },
  'in-care-of': {
    list: { name: 'list-own-patients', text: listText(ownPatients, 'true') },
    search: { name: 'search-own-patients', text: listText(ownPatients, matches) },
  },
}

/**
 * Finds patients by keyed hashes, in the order of their record numbers; nothing is opened.
 * @param asked.after the last record number of the page before, or ''
 */
export async function findPatients(
  prepared: PreparedQueries,
  asked: { findable: Findable; sought: Sought | undefined; after: string; limit: number; at: Date },
): Promise<{ id: string; record_number: string }[]> {
  const { findable, sought, after, limit, at } = asked
  const statement = statements[findable.kind]
  const common = [after, limit, findable.kind === 'everyone' ? null : findable.userId, at]
  return sought === undefined
    ? prepared.run(statement.list, common)
    : prepared.run(statement.search, [...common, sought.recordNumber, sought.exactTokens, sought.nameTokens])
}
