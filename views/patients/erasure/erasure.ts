import { codeWords } from '../../words/code-words.ts'
import type { Words } from '../../words/words.ts'

export type ErasureState = 'waiting' | 'approved-once' | 'erased' | 'refused' | 'withdrawn'

/** A request to erase a record, as pages show it. */
export type Erasure = {
  readonly id: string
  readonly recordNumber: string
  readonly state: ErasureState
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly identityCheck: string
  readonly approvedBy: string | null
  readonly approvedAt: Date | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

/** Its words, where they can still be read. */
export type ErasureWords = { readonly reason: string | null; readonly refusal: string | null }

/** Why a record must still be kept; days as YYYY-MM-DD. */
export type RetentionReason = { readonly until: string; readonly lastEntry: string; readonly years: number }

/** How far a request is. */
export const erasureStateWords = ({ say }: Words, state: ErasureState): string => say(`code.erasure.${state}`)

/** How it was made sure who asked. */
export const identityWords = (words: Words, check: string): string =>
  codeWords(words, 'identity-check', check)
