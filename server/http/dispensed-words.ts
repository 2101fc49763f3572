import type { AlreadyDone } from './answer.ts'
import { paths } from '../paths.ts'

/** What stands above the queue once something was handed over. @param supply of the supply under way, in units; supplies left */
export function dispensedWords(supply: {
  readonly owed: number
  readonly quantity: number
  readonly left: number
}): string {
  const { owed, quantity, left } = supply
  if (left === 0) {
    return 'The dispensing is recorded. It was the last one of that prescription.'
  }
  return owed > 0
    ? `The dispensing is recorded. ${owed} of ${quantity} are still owed; the prescription stays open.`
    : `The dispensing is recorded. ${left === 1 ? 'One more' : `${left} more`} may follow on that prescription.`
}

/** For a form that was sent twice. */
export const dispensedAlready: AlreadyDone = {
  alreadyDone: true,
  to: paths.prescriptions(),
  notice: 'This dispensing was recorded already. Nothing was recorded twice.',
}
