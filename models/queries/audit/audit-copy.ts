import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { AuditCriteria, ValueSink } from './audit-criteria.ts'
import { whereOf } from './audit-cursor.ts'
import { openLongRead } from '../../connections/long-read.ts'

/** What a spreadsheet could take for the beginning of a formula (OWASP CSV Injection; ASVS 5.0 1.2.10). */
const formula = String.raw`'^[-=+@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]'`

const literal = (value: unknown) =>
  pg.escapeLiteral(value instanceof Date ? value.toISOString() : String(value))

/** Values as literals: COPY takes no placeholders. */
const literals: ValueSink = {
  add: (value, type) =>
    Array.isArray(value) ? `ARRAY[${value.map(literal).join(', ')}]::${type}` : `${literal(value)}::${type}`,
}

/**
 * A text with the edge taken off a formula, by an apostrophe before it, and line feeds told by a mark, so that each line
 * feed of the stream is the end of a row. The mark has a comma in it, for which COPY quotes the text. Most texts begin
 * with a letter and have no line feed: telling so by comparing bytes is quicker than by a pattern.
 */
const text = (column: string, mark: string) =>
  `CASE WHEN ${column} COLLATE "C" >= 'A' AND ${column} COLLATE "C" < '{' AND strpos(${column}, chr(10)) = 0 THEN ${column}
    ELSE replace(CASE WHEN ${column} ~ ${formula} THEN '''' || ${column} ELSE ${column} END, chr(10), '${mark}') END`

const columns = (mark: string) => [
  'id',
  `to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  text('event', mark),
  text('category', mark),
  'severity',
  'outcome',
  'actor_id',
  text('actor_name', mark),
  text('actor_role', mark),
  'session_id',
  'device_id',
  'host(address)',
  text('method', mark),
  text('route', mark),
  'request_id',
  'patient_id',
  `array_to_string(patient_ids, ' ')`,
  text('resource_type', mark),
  text('resource_id', mark),
  text('purpose_of_use', mark),
  text('rule', mark),
  'grant_id',
  // Details are objects, which no spreadsheet takes for a formula, and JSON has no line feeds.
  `CASE WHEN jsonb_typeof(details) <> 'object' THEN '''' ELSE '' END || details::text`,
  'octet_length(changes)',
  text('user_agent', mark),
]

/** The rows as CSV that PostgreSQL writes: fields in the order of `auditFields`, a line feed after each row. */
export type AuditCopy = {
  readonly stream: Readable
  /** Stands for a line feed within a field; it is nowhere else. */
  readonly mark: string
  /** Gives the connection back; `broken` drops it with whatever it is still doing. */
  close(broken: boolean): void
}

/** Begins to copy what the criteria find, the oldest first, as the log stands now. */
export async function openAuditCopy(
  pool: pg.Pool,
  criteria: AuditCriteria,
  exceptId: string,
): Promise<AuditCopy> {
  const mark = `,${randomBytes(16).toString('hex')},`
  const client = await openLongRead(pool)
  const stream = client.query(
    copyTo(
      `COPY (SELECT ${columns(mark).join(', ')} FROM audit_events WHERE ${whereOf(criteria, exceptId, literals)}
        ORDER BY occurred_at, id) TO STDOUT (FORMAT csv)`,
    ),
  )
  // Who reads it is told; a stream that broke after it was closed has nobody to tell.
  stream.on('error', () => undefined)
  const close = (broken: boolean) => {
    if (broken) {
      client.release(true)
      return
    }
    client.query('COMMIT').then(
      () => client.release(),
      () => client.release(true),
    )
  }
  return { stream, mark, close }
}
