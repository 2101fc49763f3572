import { limits } from '../../config/security.ts'
import { ProblemError } from '../http/errors.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import { problems } from '../http/problems.ts'
import type { Services } from '../services.ts'
import { recordAttempt } from './record-attempt.ts'

/**
 * Whether a fresh code of the signer's second factor was given (21 CFR 1311.140). Wrong ones are counted together with
 * those of signing in, and recorded.
 * @throws ProblemError (429) where there were too many
 */
export async function acceptCode(
  services: Services,
  request: PatientRequest,
  prescriptionId: string,
  code: string,
): Promise<boolean> {
  const { signInLimits, secondFactor } = services
  const { id } = request.admission.actor
  const { address } = request.origin
  const failed = (rule: string) =>
    recordAttempt(services, request, prescriptionId, {
      event: 'second-factor.failed',
      outcome: 'failure',
      rule,
    })
  if (!(await signInLimits.attempt(`code:${id}`, address))) {
    await failed('limited')
    request.res.setHeader('Retry-After', String(limits.failedSignInsLockMinutes * 60))
    throw new ProblemError({
      ...problems.tooMany,
      reason: `Too many wrong codes were entered. Nothing was signed; try again in ${limits.failedSignInsLockMinutes} minutes.`,
    })
  }
  if (!(await secondFactor.accept(id, code, request.at))) {
    await failed('wrong-code')
    return false
  }
  await signInLimits.succeeded(`code:${id}`, address)
  return true
}
