import type { Invalid } from '../http/answer.ts'
import type { Problem } from '../http/problem.tsx'

/** What a program sent cannot be taken: what is wrong with it, field by field. */
export const notTaken = (sent: Invalid): Problem => {
  const { errors, status = 422, code = 'invalid' } = sent
  return {
    status,
    code,
    heading: status === 409 ? 'Somebody else was faster' : 'What was sent cannot be taken',
    reason: errors.map(({ message }) => message).join(' '),
    errors,
  }
}

/** What only programs are told. */
export const programProblems = {
  mediaTypeNotTaken: {
    status: 415,
    code: 'media-type-not-taken',
    heading: 'This is not JSON',
    reason: 'Send it as application/json.',
  },
  doneBefore: {
    status: 409,
    code: 'done-before',
    heading: 'This was done before',
    reason: 'The same request did it before. Nothing was done twice.',
  },
  sessionHeld: {
    status: 401,
    code: 'session-held',
    heading: 'Confirm that it is you',
    reason: 'This session began on another network. Confirm it there, or sign in here.',
  },
} as const satisfies Record<string, Problem>
