import { codeText } from '../../views/format.ts'
import { isMessageKey } from '../../views/words/languages.ts'
import type { Text } from '../../views/words/said.ts'
import { sourceText } from '../../views/words/source-text.ts'

/** What a code of a kind is called; one that has no name, as words. */
function called(kind: 'rule' | 'purpose', code: string): Text {
  const key = `event.${kind}.${code}`
  return isMessageKey(key) ? { key } : codeText(code)
}

/** The rule that decided. */
export const ruleTitle = (code: string): Text => called('rule', code)

/** The same for programs and files. */
export const ruleWords = (code: string): string => sourceText(ruleTitle(code))

/** A purpose of use, for programs and files. */
export const purposeWords = (code: string): string => sourceText(called('purpose', code))
