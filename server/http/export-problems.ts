import { limits } from '../../config/security.ts'
import type { Problem } from './problem.tsx'
import { paths } from '../paths.ts'
import type { Asked } from '../audit/asked-criteria.ts'
import { searchAddress } from '../audit/search-address.ts'

const wayOut = [{ href: paths.audit(), label: 'Back to the audit log' }]

/** Why an export is not begun. */
export const exportProblems = {
  unknownFormat: {
    status: 400,
    code: 'unknown-format',
    heading: 'There is no such export',
    reason:
      'The audit log is exported as csv, ndjson or fhir. Choose one of them, for example with format=csv.',
    wayOut,
  },
  tooManyAtOnce: {
    status: 429,
    code: 'too-many-exports',
    heading: 'Other exports are still running',
    reason: `No more than ${limits.exportsAtOnce} exports run at once. Try again when one of them is done.`,
    wayOut,
  },
} as const satisfies Record<string, Problem>

/** A reason that cannot be taken. @param error in words, with the name of its field */
export const reasonProblem = (error: string, typed: Asked['typed']): Problem => ({
  status: 422,
  code: 'reason-not-understood',
  heading: 'Say why you export the log',
  reason: error,
  wayOut: [{ href: `${searchAddress(typed)}#export`, label: 'Back to the export' }],
})
