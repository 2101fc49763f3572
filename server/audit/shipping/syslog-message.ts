import { leafFields } from '../../../models/queries/audit/tree/audit-leaf.ts'
import { eventWords } from '../event-words.ts'
import type { ShippedRow } from './log-receiver.ts'

/** "log audit" in RFC 5424, table 1. */
const facility = 13

const severities: Readonly<Record<string, number>> = { emergency: 0, critical: 2, warning: 4, info: 6 }

/** The number stands for examples (RFC 5612): MedGuard has none of its own. */
const structuredDataId = 'medguard@32473'

/** A value of structured data (RFC 5424, 6.3.3): `"`, `\` and `]` are escaped; control characters would be altered on the way. */
const paramValue = (text: string) =>
  text
    .replace(/["\\\]]/g, String.raw`\$&`)
    .replace(
      /\p{Cc}/gu,
      (character) => `\\\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
    )

const plain = (text: string) => text.replace(/\p{Cc}/gu, ' ')

/** A header field: printable US-ASCII, or a hyphen for nothing. */
const headerField = (text: string, longest: number) =>
  text.replace(/[^\x21-\x7e]/g, '').slice(0, longest) || '-'

const byteOrderMark = '\uFEFF'

/**
 * A row as a syslog message (RFC 5424): facility 13, its fields as structured data, and a sentence for people.
 * @param host the machine that says it
 */
export function syslogMessage({ index, hash, row }: ShippedRow, host: string): string {
  const fields = new Map(
    leafFields.flatMap(({ name }, place) => {
      const value = row[place] ?? null
      return value === null ? [] : [[name, value]]
    }),
  )
  const of = (name: string) => fields.get(name) ?? ''
  const priority = facility * 8 + (severities[of('severity')] ?? 6)
  const params = [['leafIndex', String(index)], ['leafHash', hash.toString('base64')], ...fields]
    .map(([name = '', value = '']) => ` ${name}="${paramValue(value)}"`)
    .join('')
  const role = of('actorRole')
  const who = of('actorName') === '' ? '' : ` by ${of('actorName')}${role === '' ? '' : ` (${role})`}`
  const words = plain(`${eventWords(of('event'))}${who}: ${of('outcome')}`)
  const header = `<${priority}>1 ${of('occurredAt')} ${headerField(host, 255)} medguard - ${headerField(of('event'), 32)}`
  return `${header} [${structuredDataId}${params}] ${byteOrderMark}${words}`
}

/** A message with its length before it (octet counting, RFC 6587 3.4.1 and RFC 5425 4.3). */
export const syslogFrame = (message: string): string => `${Buffer.byteLength(message)} ${message}`
