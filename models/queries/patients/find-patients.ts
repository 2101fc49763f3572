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
}

// One list, so that the search can begin from a person's own patients, who are few, and not from everybody of a name.
const ownPatients = `
  p.id IN (SELECT c.patient_id FROM care_team_assignments c WHERE c.user_id = $3 AND c.starts_at <= $4
      AND (c.ends_at IS NULL OR c.ends_at > $4)
    UNION ALL SELECT g.patient_id FROM emergency_grants g WHERE g.user_id = $3 AND g.ended_at IS NULL
      AND g.ends_at > $4 AND g.patient_id IS NOT NULL)`

const everyone = '$3::uuid IS NULL AND $4::timestamptz IS NOT NULL'

/** Which tokens a reading has, as a statement's name says it. */
const shapeOf = ({ nameTokens, birthTokens }: Reading): string =>
  `${nameTokens.length > 0 ? 'n' : ''}${birthTokens.length > 0 ? 'b' : ''}`

const valuesOf = ({ nameTokens, birthTokens }: Reading): (readonly Buffer[])[] =>
  [nameTokens, birthTokens].filter((tokens) => tokens.length > 0)

const firstReading = 7

/** Each reading is a condition of its own, so that each goes along the index. */
function matches(readings: readonly Reading[]): string {
  let position = firstReading
  const take = () => {
    const name = `$${position}::bytea[]`
    position += 1
    return name
  }
  const conditions = readings.map(({ nameTokens, birthTokens }) =>
    [
      ...(nameTokens.length > 0 ? [`p.name_tokens @> ${take()}`] : []),
      ...(birthTokens.length > 0 ? [`p.exact_tokens && ${take()}`] : []),
    ].join(' AND '),
  )
  return ['p.record_number = $5', 'p.exact_tokens && $6::bytea[]', ...conditions].join(' OR ')
}

const listText = (findable: string, sought: string) => `
  SELECT p.id, p.record_number FROM patients p
  WHERE p.record_number > $1 AND p.erased_at IS NULL AND (${findable}) AND (${sought})
  ORDER BY p.record_number LIMIT $2`

const whose = {
  everyone: { name: 'patients', findable: everyone },
  'in-care-of': { name: 'own-patients', findable: ownPatients },
} as const

/** Shapes in a row, as often as they come: a statement's name is at most 63 letters long. */
const shapesIn = (readings: readonly Reading[]): string =>
  readings
    .map(shapeOf)
    .join(' ')
    .replaceAll(/\b(\w+)(?: \1\b)*/g, (run, shape: string) => `${shape}${run.split(' ').length}`)
    .replaceAll(' ', '-')

/** A statement for each shape of a search: there are few, and each is planned once. */
function statementFor(kind: SearchScope['kind'], sought: SearchTokens | undefined): Statement {
  const { name, findable } = whose[kind]
  if (sought === undefined) {
    return { name: `list-${name}`, text: listText(findable, 'true') }
  }
  return {
    name: `search-${name}-${shapesIn(sought.readings)}`,
    text: listText(findable, matches(sought.readings)),
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
