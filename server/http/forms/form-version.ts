import { wholeForm } from '../../../views/components/forms/error-summary.tsx'
import type { FormState } from './forms.ts'

/**
 * Of which version of a record a form is when it is shown. Until its reader has seen what others changed, it stays that of the
 * one that it was filled from.
 */
export function formVersion({ typed, errors }: FormState, now: number) {
  const overtaken = errors.some(({ field }) => field === wholeForm)
  return { overtaken, version: overtaken ? String(now) : (typed['version'] ?? String(now)) }
}
