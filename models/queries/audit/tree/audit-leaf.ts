/** How a column's text stands in the leaf: free text, text that needs no escapes, JSON, a list of ids, or a whole number. */
export type LeafFieldKind = 'text' | 'plain' | 'json' | 'ids' | 'number'

type LeafField = { readonly name: string; readonly kind: LeafFieldKind; readonly sql: string }

const field = (name: string, kind: LeafFieldKind, sql: string): LeafField => ({ name, kind, sql })

/**
 * The members of a leaf in the order of RFC 8785 (by UTF-16 code units), and what is selected for each. An address has
 * its netmask where there is one (`host` would hide a change of it).
 */
export const leafFields: readonly LeafField[] = [
  field('actorId', 'plain', 'e.actor_id'),
  field('actorName', 'text', 'e.actor_name'),
  field('actorRole', 'text', 'e.actor_role'),
  field('address', 'plain', 'e.address'),
  field('category', 'text', 'e.category'),
  field('changesSha256', 'plain', `encode(sha256(e.changes), 'hex')`),
  field('details', 'json', 'e.details'),
  field('deviceId', 'plain', 'e.device_id'),
  field('event', 'text', 'e.event'),
  // Which form of leaf this is, so that one can never be taken for another. Rows from before there were two say nothing.
  field('form', 'number', 'coalesce(e.leaf_form, 1)'),
  field('grantId', 'plain', 'e.grant_id'),
  field('id', 'plain', 'e.id'),
  field('method', 'text', 'e.method'),
  field('occurredAt', 'plain', `to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`),
  field('outcome', 'text', 'e.outcome'),
  field('patientId', 'plain', 'e.patient_id'),
  field('patientIds', 'ids', 'e.patient_ids'),
  field('purposeOfUse', 'text', 'e.purpose_of_use'),
  field('requestId', 'plain', 'e.request_id'),
  field('resourceId', 'text', 'e.resource_id'),
  field('resourceType', 'text', 'e.resource_type'),
  field('route', 'text', 'e.route'),
  field('rule', 'text', 'e.rule'),
  field('sessionId', 'plain', 'e.session_id'),
  field('severity', 'text', 'e.severity'),
  field('userAgent', 'text', 'e.user_agent'),
]

/** Members that leaves of the first form do not have. */
export const sinceSecondForm: ReadonlySet<string> = new Set(['userAgent'])

/** What to select from `audit_events e` for a leaf: the columns in the order of `leafFields`. */
export const leafColumns: string = leafFields.map(({ sql }) => sql).join(', ')

/** A row as `leafColumns` give it, every column as the text that the server sent. */
export type LeafRow = readonly (string | null)[]

/** For pg: leaves every value as the text that the server sent. */
export const asText = { getTypeParser: () => (value: string | Buffer) => value }
