import { said } from '../../../views/words/said.ts'
import type { Refused } from '../../operations/refused.ts'
import type { InvalidForm } from '../answer.ts'
import { nextLink } from '../words/overtaken-words.ts'
import type { Problem } from '../problem.tsx'
import { refusedWords } from '../words/refused-words.ts'

/** Why something cannot be done or shown now, as a page or program is told where no form comes back. */
export function refusedProblem(refused: Refused): Problem {
  const { code, values, fields, faults, rule, next, retryAfterSeconds } = refused
  const { status, toldAs = code } = rule
  const [field = 'form'] = fields
  return {
    status,
    code: toldAs,
    ...refusedWords(code, { field, ...values }),
    ...(faults.length === 0
      ? {}
      : {
          reason: faults.map(({ field: name, message }) =>
            said('http.problem.field-fault', { field: name, message }),
          ),
        }),
    ...(next === undefined ? {} : { wayOut: [nextLink(next)] }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }
}

/** What stands on the form that cannot be taken now. */
export function refusedInvalid(refused: Refused): InvalidForm {
  const { code, values, fields } = refused
  const errors = fields.map((field) => ({
    field,
    message: refusedWords(code, { ...values, field }).reason,
  }))
  return { errors, code: refusedProblem(refused).code }
}
