import { UniqueConstraintError } from 'sequelize'
import { invalid, type Invalid } from '../../http/answer.ts'

/** Something in the form that cannot be taken; thrown inside a change, so that nothing of it happens. */
export class FieldProblemError extends Error {
  readonly invalid: Invalid
  /** By which it was refused, where it is nobody's to do; such an attempt goes on record. */
  readonly rule: string | undefined
  constructor(field: string, message: string, rule?: string) {
    super(`${field} was not taken`)
    this.invalid = invalid(field, message)
    this.rule = rule
  }
}

/** What to say of an error that belongs to a field. @throws any other error again */
export function problemOf(error: unknown): Invalid {
  if (error instanceof FieldProblemError) {
    return error.invalid
  }
  if (error instanceof UniqueConstraintError) {
    return 'email' in error.fields
      ? invalid('email', 'Another user has this e-mail address; enter a different one.')
      : invalid('username', 'Another user has this username; choose a different one.')
  }
  throw error
}
