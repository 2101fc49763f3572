import { z } from 'zod'
import { wholeForm } from '../../views/components/error-summary.tsx'
import type { FormState } from './forms.ts'

/** The field in which a form carries what it was filled from. Who sends none changes whatever stands there. */
export const filledFrom = z.string().max(8_000, 'Load the page again').optional()

/**
 * What the field says when the form is shown: what stands there now. Once anything was typed, the form stays that of what
 * it was filled from, until its reader has seen what others changed.
 */
export const filledFromNow = ({ typed, errors }: FormState, now: string): string =>
  errors.some(({ field }) => field === wholeForm) ? now : (typed['was'] ?? now)
