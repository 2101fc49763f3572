import { isMessageKey } from '../../views/words/languages.ts'
import type { Text } from '../../views/words/said.ts'

/** The reason for emergency access, to be said by its code; a code without words as it stands. */
export function reasonSaid(code: string): Text {
  const key = `code.emergency-reason.${code}`
  return isMessageKey(key) ? { key } : code
}
