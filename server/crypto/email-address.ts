import { foldCase } from './case-fold.ts'

/** An e-mail address as it is compared: NFKC, trimmed, case folded. Empty where nothing is left. */
export function normaliseEmail(text: string): string {
  return foldCase(text.normalize('NFKC')).normalize('NFKC').trim()
}
