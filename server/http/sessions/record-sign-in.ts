import type { Request, Response } from 'express'
import { newId } from '../../../models/new-id.ts'
import { completeSignIn, type CompleteSignIn } from '../../accounts/complete-sign-in.ts'
import { knownTo } from '../../accounts/known-device.ts'
import type { Services } from '../../services.ts'
import { readKnownDevice, rememberDevice } from './known-device-cookie.ts'
import { originOf } from '../origin.ts'

/**
 * Records that somebody is in, with all that comes with it, before the session opens; the browser gets a cookie by which it
 * is known from now on.
 * @throws CredentialsChangedError
 */
export async function recordSignIn(
  services: Services,
  req: Request,
  res: Response,
  signIn: Omit<CompleteSignIn, 'at' | 'device' | 'origin' | 'replaced'>,
): Promise<void> {
  const userId = signIn.actor.id
  const device = readKnownDevice(req, services.sessionSecrets)
  const deviceId = device?.id ?? newId()
  req.context.deviceId = deviceId
  const { at, session } = req.context
  await completeSignIn(services, {
    ...signIn,
    device: { id: deviceId, known: knownTo(device, userId) !== undefined },
    replaced: 'facts' in session ? session.facts.sessionId : undefined,
    origin: originOf(req),
    at,
  })
  rememberDevice(services, req, res, { userId, deviceId })
}
