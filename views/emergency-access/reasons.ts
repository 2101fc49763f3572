import { codeWords } from '../words/code-words.ts'
import type { Words } from '../words/words.ts'

const reasons = ['life-threatening', 'unconscious', 'urgent-care', 'team-unavailable', 'other'] as const
const ownWorkReasons = [
  'life-threatening',
  'urgent-care',
  'called-in',
  'shift-overrun',
  'team-unavailable',
  'other',
] as const

const choices = (
  { say }: Words,
  codes: readonly ((typeof reasons)[number] | (typeof ownWorkReasons)[number])[],
) => codes.map((value) => ({ value, label: say(`code.emergency-reason.${value}`) }))

/** The reasons for opening one patient's record, in words. */
export const reasonChoices = (words: Words) => choices(words, reasons)

/** The reasons for working outside hours and networks, in words. */
export const ownWorkReasonChoices = (words: Words) => choices(words, ownWorkReasons)

/** One reason in words. */
export const reasonText = (words: Words, code: string): string => codeWords(words, 'emergency-reason', code)
