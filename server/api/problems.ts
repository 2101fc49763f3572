import { said } from '../../views/words/said.ts'
import type { InvalidForm } from '../http/answer.ts'
import type { Problem } from '../http/problem.tsx'

/** What a program sent cannot be taken: what is wrong with it, field by field. */
export const notTaken = (sent: InvalidForm): Problem => {
  const { errors, status = 422, code = 'invalid' } = sent
  return {
    status,
    code,
    heading: said(status === 409 ? 'http.problem.somebody-faster' : 'http.problem.not-taken'),
    reason: errors.map(({ message }) => message),
    errors,
  }
}

/** What only programs are told. */
export const programProblems = {
  mediaTypeNotTaken: {
    status: 415,
    code: 'media-type-not-taken',
    heading: said('http.problem.not-json'),
    reason: said('http.problem.send-json'),
  },
  doneBefore: {
    status: 409,
    code: 'done-before',
    heading: said('http.problem.done-before'),
    reason: said('http.problem.nothing-twice'),
  },
  sessionHeld: {
    status: 401,
    code: 'session-held',
    heading: said('http.problem.confirm'),
    reason: said('http.problem.session-held'),
  },
} as const satisfies Record<string, Problem>
