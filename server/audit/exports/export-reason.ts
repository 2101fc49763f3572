import { escapeForLog } from '../escape.ts'

/** Why somebody takes the audit log, or a part of it, out of the house. */
export const exportReasons = {
  review: 'Routine review of the log',
  'patient-request': 'A patient asks who saw the record',
  investigation: 'An incident or a complaint is looked into',
  legal: 'A court or an authority asks for it',
  archive: 'To be kept outside of MedGuard',
  other: 'Another reason',
} as const

type ReasonCode = keyof typeof exportReasons | 'none-given'

const isReason = (code: string): code is keyof typeof exportReasons => Object.hasOwn(exportReasons, code)

/** How long the words of a reason may be; longer ones are cut. */
export const longestReason = 200

/** A reason as the audit row says it. */
export type ExportReason = { readonly reason: ReasonCode; readonly reasonWords?: string }

/** Why a reason cannot be taken: there is none such, or "other" came without words. */
type ReasonFault = 'no-such-reason' | 'reason-without-words'

/** Reads the reason of an export: whoever gives none still gets the file, but that is recorded. */
export function readReason(code: string, words: string): ExportReason | { readonly fault: ReasonFault } {
  const said = words.trim() === '' ? {} : { reasonWords: escapeForLog(words.trim(), longestReason) }
  if (code === '') {
    return { reason: 'none-given', ...said }
  }
  if (!isReason(code)) {
    return { fault: 'no-such-reason' }
  }
  return code === 'other' && said.reasonWords === undefined
    ? { fault: 'reason-without-words' }
    : { reason: code, ...said }
}

/** A reason as people read it. */
export function reasonText(code: unknown, words: unknown): string {
  const text = typeof code === 'string' && isReason(code) ? exportReasons[code] : 'None given'
  return typeof words === 'string' ? `${text}: ${words}` : text
}
