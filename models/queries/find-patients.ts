import type { PreparedQueries, Statement } from '../prepared.ts'

/** Which patients the searcher may find at all. */
export type Findable =
  { readonly kind: 'everyone' } | { readonly kind: 'in-care-of'; readonly userId: string }

/** What was typed, as tokens; nothing typed lists everyone findable. */
export type Sought = {
  readonly recordNumber: string
  readonly exactTokens: readonly Buffer[]
  readonly nameTokens: readonly Buffer[]
  /** The same under the key before, while the search index is made anew under another. */
  readonly formerNameTokens?: readonly Buffer[]
}

// One list, so that the search can begin from a person's own patients, who are few, and not from everybody of a name.
const ownPatients = `
  p.id IN (SELECT c.patient_id FROM care_team_assignments c WHERE c.user_id = $3 AND c.starts_at <= $4
      AND (c.ends_at IS NULL OR c.ends_at > $4)
    UNION ALL SELECT g.patient_id FROM emergency_grants g WHERE g.user_id = $3 AND g.ended_at IS NULL
      AND g.ends_at > $4 AND g.patient_id IS NOT NULL)`

const everyone = '$3::uuid IS NULL AND $4::timestamptz IS NOT NULL'

const hasAll = (tokens: string) =>
  `(cardinality(${tokens}::bytea[]) > 0 AND p.name_tokens @> ${tokens}::bytea[])`

const matches = `(p.record_number = $5 OR p.exact_tokens && $6::bytea[] OR ${hasAll('$7')})`

const matchesUnderTwoKeys = `(p.record_number = $5 OR p.exact_tokens && $6::bytea[] OR ${hasAll('$7')} OR ${hasAll('$8')})`

const listText = (findable: string, sought: string) => `
  SELECT p.id, p.record_number FROM patients p
  WHERE p.record_number > $1 AND p.erased_at IS NULL AND (${findable}) AND ${sought}
  ORDER BY p.record_number LIMIT $2`

const statementsFor = (whose: string, findable: string) => ({
  list: { name: `list-${whose}`, text: listText(findable, 'true') },
  search: { name: `search-${whose}`, text: listText(findable, matches) },
  searchTwice: { name: `search-${whose}-twice`, text: listText(findable, matchesUnderTwoKeys) },
})

type Statements = Readonly<Record<'list' | 'search' | 'searchTwice', Statement>>

const statements: Record<Findable['kind'], Statements> = {
  everyone: statementsFor('patients', everyone),
  'in-care-of': statementsFor('own-patients', ownPatients),
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
  if (sought === undefined) {
    return prepared.run(statement.list, common)
  }
  const { recordNumber, exactTokens, nameTokens, formerNameTokens } = sought
  const values = [...common, recordNumber, exactTokens, nameTokens]
  return formerNameTokens === undefined
    ? prepared.run(statement.search, values)
    : prepared.run(statement.searchTwice, [...values, formerNameTokens])
}
