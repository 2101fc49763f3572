import { codeWords } from '../words/code-words.ts'
import type { Words } from '../words/words.ts'

/** The state of a prescription, in words. */
export const prescriptionStatusText = (words: Words, status: string): string =>
  codeWords(words, 'prescription', status)
