import { newId } from '../../../models/new-id.ts'
import type { ProvenPassword } from '../../accounts/check-password.ts'
import { nextStepFor } from '../../accounts/next-step.ts'
import { recordPasswordAccepted } from '../../accounts/record-password-accepted.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import type { Redirect } from '../answer.ts'
import { recordSignIn } from './record-sign-in.ts'
import type { SessionRequest } from './session-request.ts'
import { readDeviceCookie } from './trusted-device-cookie.ts'

/** Begins the session of somebody whose password was right, and leads on to what is due. */
export async function beginSession(
  services: Services,
  { req, res, origin, at }: SessionRequest<undefined>,
  { id: userId, credentialsVersion }: ProvenPassword,
  returnTo: string | undefined,
): Promise<Redirect> {
  const device = readDeviceCookie(req, services.sessionSecrets)
  const { step, actor, trustedDevice } = await nextStepFor(services, userId, { device, at })
  const sessionId = newId()
  const details =
    trustedDevice === undefined
      ? { factor: 'password' }
      : { factor: 'trusted-device', deviceId: trustedDevice }
  await (step === undefined
    ? recordSignIn(services, req, res, { actor, sessionId, credentialsVersion, details })
    : recordPasswordAccepted(services, { actor, sessionId, origin, details }))
  await services.sessions.begin(req, {
    userId,
    sessionId,
    credentialsVersion,
    returnTo: step === undefined ? undefined : returnTo,
    trustedDevice,
  })
  return { to: step ?? returnTo ?? paths.home() }
}
