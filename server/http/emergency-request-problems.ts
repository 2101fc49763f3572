import type { Problem } from './problem.tsx'
import { paths } from '../paths.ts'

const back = { href: paths.emergencyApprovals(), label: 'Go to the requests' }

/** Why a request for emergency access cannot be decided, in the officer's words. */
export const requestProblems = {
  lapsed: {
    status: 409,
    code: 'request-lapsed',
    heading: 'This request has lapsed',
    reason: 'Nobody decided in time. If access is still needed, it has to be asked for again.',
    wayOut: [back],
  },
  own: {
    status: 403,
    code: 'own-request',
    heading: 'This is your own request',
    reason: 'Somebody else must decide on it.',
    wayOut: [back],
  },
  notNamed: {
    status: 409,
    code: 'not-named-for-emergencies',
    heading: 'This person is no longer named for emergency access',
    reason: 'They cannot be given it. You can refuse the request.',
    wayOut: [back],
  },
} as const satisfies Record<string, Problem>
