import { limits } from '../../config/security.ts'
import { said } from '../../views/words/said.ts'
import type { Problem } from './problem.tsx'
import { paths } from '../paths.ts'
import type { Asked } from '../audit/asked-criteria.ts'
import { searchAddress } from '../audit/search-address.ts'

const wayOut = [{ href: paths.audit(), label: said('audit.problem.back') }]

/** Why an export is not begun. */
export const exportProblems = {
  unknownFormat: {
    status: 400,
    code: 'unknown-format',
    heading: said('audit.problem.no-such-export'),
    reason: said('audit.problem.formats'),
    wayOut,
  },
  tooManyAtOnce: {
    status: 429,
    code: 'too-many-exports',
    heading: said('audit.problem.exports-running'),
    reason: said('audit.problem.exports-at-once', { most: limits.exportsAtOnce }),
    wayOut,
  },
} as const satisfies Record<string, Problem>

/** A reason that cannot be taken. @param error in words, with the name of its field */
export const reasonProblem = (error: string, typed: Asked['typed']): Problem => ({
  status: 422,
  code: 'reason-not-understood',
  heading: said('audit.problem.say-why-exported'),
  reason: error,
  wayOut: [{ href: `${searchAddress(typed)}#export`, label: said('audit.problem.back-to-export') }],
})
