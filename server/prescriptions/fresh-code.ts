import type { Transaction } from 'sequelize'
import type { PatientRequest } from '../http/patient-route.ts'
import type { Services } from '../services.ts'
import { Prevented } from './prevented.ts'

/**
 * Makes sure that a fresh code of the signer's second factor was given (21 CFR 1311.140). It is spent with the
 * transaction. Wrong ones are counted together with those of signing in.
 * @throws Prevented for a wrong or used code, or after too many of them
 */
export async function mustBeFreshCode(
  { signInLimits, secondFactor }: Services,
  { admission, origin, at }: PatientRequest,
  code: string,
  transaction: Transaction,
): Promise<void> {
  const account = `code:${admission.actor.id}`
  const { sessionId } = admission.clearance.person
  if (!(await signInLimits.attempt(account, origin.address, sessionId))) {
    throw new Prevented('limited')
  }
  if (!(await secondFactor.accept(admission.actor.id, code, at, transaction))) {
    throw new Prevented('wrong-code')
  }
  await signInLimits.succeeded(account, origin.address, sessionId)
}
