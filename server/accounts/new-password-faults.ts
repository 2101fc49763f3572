import type { Request } from 'express'
import type { FieldError } from '../../views/components/field.ts'
import { fieldOf } from './half-signed-in.ts'
import { said } from '../../views/words/said.ts'

/** What is missing in the two fields of a new password. */
export function newPasswordFaults(req: Request): readonly FieldError[] {
  const newPassword = fieldOf(req, 'newPassword')
  const message = 'This is not the same as the new password; enter both again'
  return [
    ...(newPassword === ''
      ? [{ field: 'newPassword', message: said('accounts.fault.enter-new-password') }]
      : []),
    ...(newPassword === fieldOf(req, 'newPasswordConfirm') ? [] : [{ field: 'newPasswordConfirm', message }]),
  ]
}
