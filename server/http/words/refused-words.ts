import { isMessageKey, type MessageKey } from '../../../views/words/languages.ts'
import type { MessageToSay } from '../../../views/words/said.ts'
import { refusals } from '../../operations/refusals.ts'
import type { RefusalRule } from '../../operations/refusal-rule.ts'
import type { RefusalCode, RefusalValues } from '../../operations/refused.ts'

/** What stands above why something cannot be done, where it stands alone. */
function headingOf(code: RefusalCode): MessageKey {
  const own = `refused.${code}.heading`
  return isMessageKey(own) ? own : 'refused.heading'
}

/** Why something cannot be done now; each code has its message, or this does not compile. */
export function refusedWords(
  code: RefusalCode,
  values: RefusalValues,
): { heading: MessageToSay; reason: MessageToSay } {
  const key: MessageKey = `refused.${code}`
  const { retryAfterSeconds }: RefusalRule = refusals[code]
  const minutes = retryAfterSeconds === undefined ? {} : { minutes: Math.ceil(retryAfterSeconds / 60) }
  return { heading: { key: headingOf(code) }, reason: { key, values: { ...minutes, ...values } } }
}
