import { wholeForm } from '../../../views/components/forms/error-summary.tsx'
import type { FormState } from './forms.ts'

/**
 * What the field `was` says when the form is shown: what stands there now. Once anything was typed, the form stays that of
 * what it was filled from, until its reader has seen what others changed.
 */
export const filledFromNow = ({ typed, errors }: FormState, now: string): string =>
  errors.some(({ field }) => field === wholeForm) ? now : (typed['was'] ?? now)
