import { z } from 'zod'
import { fault } from '../../operations/fault.ts'
import { withFields } from '../../operations/input-fields.ts'

const missing = fault('accounts.fault.enter-new-password')

/** The two fields of a new password; what the facility asks of one is judged later. */
export const twice = {
  newPassword: z
    .string(missing)
    .min(1, missing)
    .max(1_000, fault('accounts.fault.new-password-too-long', { most: 128 })),
  newPasswordConfirm: z.unknown(),
}

/** Whether both fields say the same. */
export const isSame = (typed: { newPassword: string; newPasswordConfirm?: unknown }): boolean =>
  typed.newPassword === typed.newPasswordConfirm

/** What is said where they do not, beside what else is wrong. */
export const notTheSame = {
  path: ['newPasswordConfirm'],
  message: fault('accounts.fault.not-the-same'),
  when: () => true,
}

/** A new password alone; password managers want the username beside it. */
export const newPasswordFields = withFields(['username'], z.object(twice).refine(isSame, notTheSame))
