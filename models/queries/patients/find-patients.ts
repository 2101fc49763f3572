import type { PreparedQueries, Statement } from '../../prepared.ts'

/** Which patients the searcher may find at all. */
export type SearchScope =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'in-care-of'; readonly userId: string }
  /** Those with an approved prescription that has not run out on a day, YYYY-MM-DD. */
  | { readonly kind: 'to-dispense-for'; readonly today: string }

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

const ownPatients = {
  'in-care-of': `
  SELECT c.patient_id FROM care_team_assignments c WHERE c.user_id = $3 AND c.starts_at <= $4
    AND (c.ends_at IS NULL OR c.ends_at > $4)
  UNION ALL SELECT g.patient_id FROM emergency_grants g WHERE g.user_id = $3 AND g.ended_at IS NULL
    AND g.ends_at > $4 AND g.patient_id IS NOT NULL`,
  'to-dispense-for': `
  SELECT x.patient_id FROM prescriptions x WHERE x.status = 'approved' AND x.expires_on >= $3::date
    AND $4::timestamptz IS NOT NULL`,
} as const

type FewerThanAll = keyof typeof ownPatients
const inNames: Readonly<Record<FewerThanAll, string>> = { 'in-care-of': 'own', 'to-dispense-for': 'queue' }

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
const amongOwn = (kind: FewerThanAll, condition: string) =>
  rowsWhere(`p.id = ANY(ARRAY(${ownPatients[kind]})) AND (${condition})`)

// Who has exactly what was typed is looked up among everybody: there is one at most, mostly none. The tokens of names are
// looked at in the rows of one's own patients alone, who are fewer than those of a common name.
const fromOwn = (kind: FewerThanAll, names: string) => `
  WITH exact AS MATERIALIZED (${rowsWhere(exactly)})
  SELECT id, record_number FROM exact WHERE id IN (${ownPatients[kind]})
  UNION ${amongOwn(kind, names)} ${inOrder}`

// Where few fit what was typed, they are looked up along the indexes, and then among one's own.
const fromFound = (kind: FewerThanAll, names: string) => `
  WITH found AS MATERIALIZED (${rowsWhere(`${exactly} OR ${names}`)})
  SELECT id, record_number FROM found WHERE id IN (${ownPatients[kind]}) ${inOrder}`

/** Shapes in a row, as often as they come: a statement's name is at most 63 letters long. */
const shapesIn = (readings: readonly Reading[]): string =>
  readings
    .map(shapeOf)
    .join(' ')
    .replaceAll(/\b(\w+)(?: \1\b)*/g, (run, shape: string) => `${shape}${run.split(' ').length}`)
    .replaceAll(' ', '-')

/** A statement for each shape of a search: there are few, and each is planned once. */
function statementFor(kind: SearchScope['kind'], sought: SearchTokens | undefined): Statement {
  if (sought === undefined) {
    return kind === 'everyone'
      ? { name: 'list-patients', text: `${rowsWhere(everyone)} ${inOrder}` }
      : { name: `list-${inNames[kind]}-patients`, text: `${amongOwn(kind, 'true')} ${inOrder}` }
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
    name: `search-${inNames[kind]}-${fitsFew ? 'few' : 'many'}-${shapesIn(readings)}`,
    text: fitsFew ? fromFound(kind, any) : fromOwn(kind, any),
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
  const within =
    findable.kind === 'everyone' ? null : findable.kind === 'in-care-of' ? findable.userId : findable.today
  const common = [after, limit, within, at]
  return sought === undefined
    ? prepared.run(statement, common)
    : prepared.run(statement, [
        ...common,
        sought.recordNumber,
        sought.exactTokens,
        ...sought.readings.flatMap(valuesOf),
      ])
}
