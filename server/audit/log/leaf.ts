import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import {
  leafFields,
  sinceSecondForm,
  type LeafFieldKind,
  type LeafRow,
} from '../../../models/queries/audit/tree/audit-leaf.ts'

/**
 * JSON of the database in canonical form. Where it holds a number that no double can (RFC 8785 knows no others), it
 * stands as a string of the database's text.
 */
function canonicalDetails(text: string): string {
  try {
    return canonicalize(JSON.parse(text)) ?? JSON.stringify(text)
  } catch {
    return JSON.stringify(text)
  }
}

/** `{a,b}` as an array of strings. */
function canonicalIds(text: string): string {
  const inner = text.slice(1, -1)
  return inner === '' ? '[]' : `["${inner.replaceAll(',', '","')}"]`
}

function canonicalValue(text: string, kind: LeafFieldKind): string {
  switch (kind) {
    case 'plain':
      return `"${text}"`
    case 'text':
      return JSON.stringify(text)
    case 'json':
      return canonicalDetails(text)
    case 'number':
      return text
    case 'ids':
      return canonicalIds(text)
    default:
      return kind satisfies never
  }
}

const members = leafFields.map(({ name, kind }, place) => ({
  kind,
  before: `${place === 0 ? '{' : ','}"${name}":`,
  later: sinceSecondForm.has(name),
}))

const formPlace = leafFields.findIndex(({ name }) => name === 'form')

/**
 * The canonical JSON (RFC 8785) of an audit row: what its leaf in the tree is the hash of. docs/audit-log.md says what
 * stands in it.
 * @param row as `leafColumns` select it
 */
export function leafText(row: LeafRow): string {
  let text = ''
  const first = row[formPlace] === '1'
  for (let place = 0; place < members.length; place += 1) {
    const member = members[place]
    const value = row[place]
    if (member !== undefined && !(first && member.later)) {
      text += member.before
      text += value === null || value === undefined ? 'null' : canonicalValue(value, member.kind)
    }
  }
  return `${text}}`
}

/** The same as UTF-8. */
export const leafBytes = (row: LeafRow): Buffer => Buffer.from(leafText(row), 'utf8')

/** SHA-256(0x00 || bytes), RFC 9162 2.1.1. @param leaf canonical JSON as text */
export const leafHash = (leaf: string): Buffer => hash('sha256', `\u0000${leaf}`, 'buffer')
