import QRCode from 'qrcode'
import type { Request } from 'express'
import type { z } from 'zod'
import { ConfirmYourselfPage } from '../../../views/accounts/own/confirm-yourself-page.tsx'
import { SecondFactorSetupPage } from '../../../views/accounts/second-factor/second-factor-setup-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { SessionFacts } from '../../access/session.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { recordSignIn } from '../../http/sessions/record-sign-in.ts'
import { pendingOrSignedIn } from '../../http/limits/senders.ts'
import { sessionForm } from '../../http/sessions/session-form.ts'
import type { SessionRequest } from '../../http/sessions/session-request.ts'
import { leaveBackupCodes } from '../../http/sessions/shown-backup-codes.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { signInBy } from '../sign-in/sign-in-by.ts'
import { typedProof, withProof } from '../typed-proof.ts'
import { enrol } from './enrol.ts'
import { proverIn, reAuthenticate } from './re-authenticate.ts'
import { seedInSession } from './seed-in-session.ts'
import { totpAddress } from './totp.ts'

const isOpen = ({ context }: Request): boolean => context.session.kind === 'open'

/** Whether who is signed in has still to prove who they are: no seed waits, or they have just typed their password for another one. */
const startsAgain = (req: Request, seed: string | undefined): boolean =>
  seed === undefined || (isOpen(req) && typedProof.parse(req.body ?? {}).currentPassword !== '')

const schema = withProof({})

type Asked = SessionRequest<SessionFacts>

/** Setting up the app that makes codes: at the first sign-in, or later after proving again who one is. */
export function secondFactorSetupRoutes(routes: RouteTable, services: Services): void {
  /** Somebody who is signed in proves again who they are; then a seed waits for its first code. */
  const startAgain = async ({ sender, origin, at }: Asked, typed: z.output<typeof schema>) => {
    const prover = proverIn(sender, { origin, at, isOpen: true, device: undefined })
    await reAuthenticate(services, prover, typed)
    await services.secondFactor.startSeed({ userId: sender.actor.id, sessionId: sender.sessionId, at })
    return { to: paths.secondFactorSetup() }
  }

  const finish = async ({ req, res, sender, origin, at }: Asked, code: string) => {
    const signingIn = !isOpen(req)
    const codes = await enrol(services, sender, { code, origin, at })
    if (codes === undefined) {
      throw new Refused('wrong-code', { recorded: true })
    }
    if (signingIn) {
      await recordSignIn(services, req, res, signInBy(sender, 'totp'))
    }
    await services.sessions.stepUp(req, sender, { secondFactorAt: at, startedAt: at })
    leaveBackupCodes(services, req, sender.actor.id, codes)
    return { to: paths.backupCodes(), notice: said('accounts.notice.second-step-set-up') }
  }

  routes.form(
    paths.secondFactorSetup(),
    sessionForm(services, {
      why: 'the role needs a second factor and the person has none yet; or one sets up a new one',
      from: pendingOrSignedIn('second-factor-enrolment'),
      schema,
      events: [
        'second-factor.failed',
        'second-factor.enrolled',
        'second-factor.changed',
        'sign-in.succeeded',
      ],
      find: ({ req, sender, at }) => seedInSession(services, sender, { makesOne: !isOpen(req), at }),
      show: async ({ req, sender, shell, found: seed }, { errors }) => {
        const { username } = sender.actor
        return seed === undefined || startsAgain(req, seed) ? (
          <ConfirmYourselfPage
            shell={shell}
            errors={errors}
            username={username}
            asksForCode={sender.secondFactorEnrolled}
          />
        ) : (
          <SecondFactorSetupPage
            shell={shell}
            errors={errors}
            qrSvg={await QRCode.toString(totpAddress(seed, services.environment.MFA_ISSUER, username), {
              type: 'svg',
              margin: 2,
            })}
            secretForTyping={seed}
            needed={sender.secondFactorRequired && !sender.secondFactorEnrolled}
          />
        )
      },
      take: async (request, typed) =>
        startsAgain(request.req, request.found) ? startAgain(request, typed) : finish(request, typed.code),
    }),
  )
}
