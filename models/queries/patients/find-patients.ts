import type { PreparedQueries, Statement } from '../../prepared.ts'

/** Which patients the searcher may find at all. */
export type SearchScope =
  { readonly kind: 'everyone' } | { readonly kind: 'in-care-of'; readonly userId: string }

/** One way to take what was typed: every one of these words of a name, and one of these facts of a date of birth. */
export type Reading = { readonly nameTokens: readonly Buffer[]; readonly birthTokens: readonly Buffer[] }

/** What was typed, as tokens: who has one of them, or answers to one of the readings. */
export type SearchTokens = {
  readonly recordNumber: string
  readonly exactTokens: readonly Buffer[]
  /** Each has at least one token. */
  readonly readings: readonly Reading[]
  /** Whether so much was typed that few have all of it. Nothing but the way to them depends on it. */
  readonly fitsFew: boolean
}

const ownPatients = `
  SELECT c.patient_id FROM care_team_assignments c WHERE c.user_id = $3 AND c.starts_at <= $4
    AND (c.ends_at IS NULL OR c.ends_at > $4)
  UNION ALL SELECT g.patient_id FROM emergency_grants g WHERE g.user_id = $3 AND g.ended_at IS NULL
    AND g.ends_at > $4 AND g.patient_id IS NOT NULL`

const everyone = '$3::uuid IS NULL AND $4::timestamptz IS NOT NULL'

/** Which tokens a reading has, as a statement's name says it. */
const shapeOf = ({ nameTokens, birthTokens }: Reading): string =>
  `${nameTokens.length > 0 ? 'n' : ''}${birthTokens.length > 0 ? 'b' : ''}`

const valuesOf = ({ nameTokens, birthTokens }: Reading): (readonly Buffer[])[] =>
  [nameTokens, birthTokens].filter((tokens) => tokens.length > 0)

const firstReading = 7

/** Each reading is a condition of its own, so that each goes along the index. */
function namesMatch(readings: readonly Reading[]): string[] {
  let position = firstReading
  const take = () => {
    const name = `$${position}::bytea[]`
    position += 1
    return name
  }
  return readings.map(({ nameTokens, birthTokens }) =>
    [
      ...(nameTokens.length > 0 ? [`p.name_tokens @> ${take()}`] : []),
      ...(birthTokens.length > 0 ? [`p.exact_tokens && ${take()}`] : []),
    ].join(' AND '),
  )
}

/** What is one person's alone. */
const exactly = 'p.record_number = $5 OR p.exact_tokens && $6::bytea[]'

const rowsWhere = (condition: string) => `
  SELECT p.id, p.record_number FROM patients p
  WHERE p.record_number > $1 AND p.erased_at IS NULL AND (${condition})`

const inOrder = 'ORDER BY record_number LIMIT $2'

// Rows of an array of ids are read along the index in one go, which takes half the time of a row for each.
const amongOwn = (condition: string) => rowsWhere(`p.id = ANY(ARRAY(${ownPatients})) AND (${condition})`)

// Who has exactly what was typed is looked up among everybody: there is one at most, mostly none. The tokens of names are
// looked at in the rows of one's own patients alone, who are fewer than those of a common name.
const fromOwn = (names: string) => `
  WITH exact AS MATERIALIZED (${rowsWhere(exactly)})
  SELECT id, record_number FROM exact WHERE id IN (${ownPatients})
  UNION ${amongOwn(names)} ${inOrder}`

// Where few fit what was typed, they are looked up along the indexes, and then among one's own.
const fromFound = (names: string) => `
  WITH found AS MATERIALIZED (${rowsWhere(`${exactly} OR ${names}`)})
  SELECT id, record_number FROM found WHERE id IN (${ownPatients}) ${inOrder}`

/** Shapes in a row, as often as they come: a statement's name is at most 63 letters long. */
const shapesIn = (readings: readonly Reading[]): string =>
  readings
    .map(shapeOf)
    .join(' ')
    .replaceAll(/\b(\w+)(?: \1\b)*/g, (run, shape: string) => `${shape}${run.split(' ').length}`)
    .replaceAll(' ', '-')

const listOf = {
  everyone: { name: 'list-patients', text: `${rowsWhere(everyone)} ${inOrder}` },
  'in-care-of': { name: 'list-own-patients', text: `${amongOwn('true')} ${inOrder}` },
} as const

/** A statement for each shape of a search: there are few, and each is planned once. */
function statementFor(kind: SearchScope['kind'], sought: SearchTokens | undefined): Statement {
  if (sought === undefined) {
    return listOf[kind]
  }
  const { readings, fitsFew } = sought
  const names = namesMatch(readings)
  if (kind === 'everyone') {
    return {
      name: `search-patients-${shapesIn(readings)}`,
      text: `${rowsWhere(`${everyone} AND (${[exactly, ...names].join(' OR ')})`)} ${inOrder}`,
    }
  }
  const any = names.length === 0 ? 'false' : names.join(' OR ')
  return {
    name: `search-own-${fitsFew ? 'few' : 'many'}-${shapesIn(readings)}`,
    text: fitsFew ? fromFound(any) : fromOwn(any),
  }
}

/** A patient who was found, as identifiers. */
export type FoundPatient = { readonly id: string; readonly record_number: string }

/**
 * Finds patients by keyed hashes, in the order of their record numbers, in one statement; nothing is opened.
 * @param asked.after the last record number of the page before, or ''
 */
export async function findPatients(
  prepared: PreparedQueries,
  asked: { findable: SearchScope; sought: SearchTokens | undefined; after: string; limit: number; at: Date },
): Promise<FoundPatient[]> {
  const { findable, sought, after, limit, at } = asked
  const statement = statementFor(findable.kind, sought)
  const common = [after, limit, findable.kind === 'everyone' ? null : findable.userId, at]
  return sought === undefined
    ? prepared.run(statement, common)
    : prepared.run(statement, [
        ...common,
        sought.recordNumber,
        sought.exactTokens,
        ...sought.readings.flatMap(valuesOf),
      ])
}
