import type { Transaction } from 'sequelize'
import { recordLock } from '../accounts/record-lock.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import type { Services } from '../services.ts'
import { Prevented } from './prevented.ts'

/**
 * Makes sure that a fresh code of the signer's second factor was given (21 CFR 1311.140). It is spent with the
 * transaction. Wrong ones are counted together with those of signing in.
 * @throws Prevented for a wrong or used code, or after too many of them
 */
export async function mustBeFreshCode(
  services: Services,
  { admission, origin, at }: PatientRequest,
  code: string,
  transaction: Transaction,
): Promise<void> {
  const { signInLimits, secondFactor } = services
  const { id, displayName, role } = admission.actor
  const account = `code:${id}`
  const { sessionId } = admission.clearance.person
  const taken = await signInLimits.take(account, origin.address, { session: sessionId })
  if (!taken.mayTry) {
    throw new Prevented('limited')
  }
  if (!(await secondFactor.accept(id, code, at, transaction))) {
    await recordLock(services, taken, {
      event: 'prescription.signed',
      outcome: 'failure',
      actor: { id, displayName, roleName: role.name },
      sessionId,
      origin,
    })
    throw new Prevented('wrong-code')
  }
  await signInLimits.succeeded(account, origin.address, { session: sessionId })
}
