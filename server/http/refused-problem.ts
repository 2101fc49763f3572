import type { Refused } from '../operations/refused.ts'
import { nextLink } from './overtaken-words.ts'
import type { Problem } from './problem.tsx'
import { refusedWords } from './refused-words.ts'

/** Why something cannot be done or shown now, as a page or program is told where no form comes back. */
export function refusedProblem(refused: Refused): Problem {
  const { code, values, fields, rule, next, retryAfterSeconds } = refused
  const { status, toldAs = code } = rule
  const [field = 'form'] = fields
  return {
    status,
    code: toldAs,
    ...refusedWords(code, { field, ...values }),
    ...(next === undefined ? {} : { wayOut: [nextLink(next)] }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }
}
