/** Whose events are searched for: people by id, and names that strangers typed when they tried to sign in. */
export type SoughtActor = { readonly ids: readonly string[]; readonly claimedNames: readonly string[] }

/** What is searched for in the audit log; everything that is given must hold. */
export type AuditCriteria = {
  readonly from?: Date | undefined
  /** Exclusive. */
  readonly before?: Date | undefined
  readonly actor?: SoughtActor | undefined
  readonly patientId?: string | undefined
  readonly events?: readonly string[] | undefined
  readonly severity?: string | undefined
  readonly outcome?: string | undefined
  /** An address or a network in CIDR form. */
  readonly network?: string | undefined
  readonly sessionId?: string | undefined
  readonly requestId?: string | undefined
  readonly grantId?: string | undefined
}

/** The values of a statement, in the order of their placeholders. */
export class Binds {
  readonly values: unknown[] = []
  /** @returns the placeholder, `$3::uuid` */
  add(value: unknown, type: string): string {
    this.values.push(value instanceof Date ? value.toISOString() : value)
    return `$${this.values.length}::${type}`
  }
}

/** How a value comes into a statement: as a placeholder, or, where a statement takes none, as a literal. */
export type ValueSink = Pick<Binds, 'add'>

/**
 * The criteria as SQL: `all` must hold together, and of each list in `anyOf` exactly one. The members of a list
 * exclude each other, so that each can be read along an index of its own and the results put together.
 */
export type Conditions = { readonly all: readonly string[]; readonly anyOf: readonly (readonly string[])[] }

export function conditionsOf(criteria: AuditCriteria, binds: ValueSink): Conditions {
  const { from, before, actor, patientId, events, severity, outcome, network } = criteria
  const { sessionId, requestId, grantId } = criteria
  const all: string[] = []
  const anyOf: string[][] = []
  if (from !== undefined) {
    all.push(`occurred_at >= ${binds.add(from, 'timestamptz')}`)
  }
  if (before !== undefined) {
    all.push(`occurred_at < ${binds.add(before, 'timestamptz')}`)
  }
  if (events !== undefined) {
    all.push(oneOf('event', events, 'text', binds))
  }
  if (severity !== undefined) {
    all.push(`severity = ${binds.add(severity, 'text')}`)
  }
  if (outcome !== undefined) {
    all.push(`outcome = ${binds.add(outcome, 'text')}`)
  }
  if (network !== undefined) {
    all.push(`address <<= ${binds.add(network, 'inet')}`)
  }
  if (sessionId !== undefined) {
    all.push(`session_id = ${binds.add(sessionId, 'uuid')}`)
  }
  if (requestId !== undefined) {
    all.push(`request_id = ${binds.add(requestId, 'uuid')}`)
  }
  if (grantId !== undefined) {
    all.push(`grant_id = ${binds.add(grantId, 'uuid')}`)
  }
  if (patientId !== undefined) {
    const id = binds.add(patientId, 'uuid')
    anyOf.push([`patient_id = ${id}`, `(patient_ids @> ARRAY[${id}] AND patient_id IS DISTINCT FROM ${id})`])
  }
  if (actor !== undefined) {
    const known = oneOf('actor_id', actor.ids, 'uuid', binds)
    anyOf.push(
      actor.claimedNames.length === 0
        ? [known]
        : [known, `(actor_id IS NULL AND ${oneOf('actor_name', actor.claimedNames, 'text', binds)})`],
    )
  }
  return { all, anyOf }
}

/** One value is compared by `=`: along an index that keeps the order of time. */
function oneOf(column: string, values: readonly string[], type: string, binds: ValueSink): string {
  const [first] = values
  return values.length === 1
    ? `${column} = ${binds.add(first, type)}`
    : `${column} = ANY(${binds.add([...values], `${type}[]`)})`
}
