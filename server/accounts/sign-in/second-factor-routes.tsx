import { z } from 'zod'
import { SecondFactorPage } from '../../../views/accounts/sign-in/second-factor-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { goOn } from '../../http/sessions/go-on.ts'
import { readKnownDevice } from '../../http/sessions/known-device-cookie.ts'
import { recordSignIn } from '../../http/sessions/record-sign-in.ts'
import { pending } from '../../http/limits/senders.ts'
import { sessionForm } from '../../http/sessions/session-form.ts'
import { findNothing } from '../../http/sessions/session-request.ts'
import { setDeviceCookie } from '../../http/sessions/trusted-device-cookie.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { proveSecondFactor, tellOfBackupCode } from '../second-factor/prove-second-factor.ts'
import { trustDevice, trustedDays } from '../second-factor/trusted-devices.ts'
import { maskedNumber, numberForSignIn } from '../second-factor/text-messages/numbers.ts'
import { signInBy } from './sign-in-by.ts'
import { typedSecret } from '../typed-proof.ts'

/** The second step of signing in: a code of the app, a backup code, or one that was sent by text message. */
export function secondFactorRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.secondFactor(),
    sessionForm(services, {
      why: 'the password was right; the code is due',
      from: pending('second-factor'),
      schema: z.object({ code: typedSecret, trustDevice: z.string().max(100).catch('') }),
      events: ['second-factor.failed', 'sign-in.succeeded', 'device.trusted'],
      find: findNothing,
      show: async ({ sender, shell }, { errors }) => {
        const { id } = sender.actor
        const [days, number] = await Promise.all([trustedDays(id), numberForSignIn(services, id)])
        return (
          <SecondFactorPage
            shell={shell}
            errors={errors}
            trustDeviceAllowed={days > 0}
            trustDeviceDays={days}
            textMessagesTo={number === undefined ? undefined : maskedNumber(number)}
          />
        )
      },
      take: async ({ req, res, sender, origin, at }, { code, trustDevice: wish }) => {
        const device = readKnownDevice(req, services.sessionSecrets)
        const kind = await proveSecondFactor(services, sender, { code, device, origin, at })
        if (kind === undefined) {
          throw new Refused('wrong-code', { recorded: true })
        }
        await recordSignIn(services, req, res, signInBy(sender, kind))
        await services.sessions.stepUp(req, sender, { secondFactorAt: at, secondFactorVia: kind })
        // Other codes say nothing of anyone who holds the device: only a code of the app makes it a trusted one.
        if (kind === 'totp' && wish !== '') {
          const trusted = await trustDevice(services, sender, { origin, at })
          if (trusted !== undefined) {
            setDeviceCookie(res, services.sessionSecrets, trusted)
          }
        }
        return goOn(
          req,
          kind === 'backup-code' ? await tellOfBackupCode(services, sender.actor.id, at) : undefined,
        )
      },
    }),
  )
}
