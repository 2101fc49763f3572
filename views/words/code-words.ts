import { codeText } from '../format.ts'
import { isMessageKey } from './languages.ts'
import type { Words } from './words.ts'

/** What codes are of: each has messages of its own, since the same code may be called otherwise elsewhere. */
type CodeKind =
  | 'sex'
  | 'criticality'
  | 'risk'
  | 'verification-within'
  | 'category-within'
  | 'emergency-reason'
  | 'role'
  | 'reader'
  | 'document'
  | 'erasure'
  | 'identity-check'
  | 'verification'
  | 'status'
  | 'category'
  | 'immunization'
  | 'prescription'
  | 'encounter'
  | 'encounter-state'
  | 'route'
  | 'route-within'

/** A stored code as its reader calls it; one of another system that has no name here, as words: "not-done" becomes "Not done". */
export function codeWords(words: Words, kind: CodeKind, code: string): string {
  const key = `code.${kind}.${code}`
  return isMessageKey(key) ? words.tell({ key }) : codeText(code)
}
