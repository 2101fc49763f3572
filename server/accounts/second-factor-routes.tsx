import type { Request, Response } from 'express'
import { SecondFactorPage } from '../../views/accounts/second-factor-page.tsx'
import type { FieldError } from '../../views/components/field.ts'
import type { SessionFacts } from '../access/session.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { publicRoute } from '../http/public-route.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { fieldOf, goOn, pendingFacts, recordSignIn, withinLimits } from './half-signed-in.ts'
import { countBackupCodes, fewBackupCodes } from './mfa/backup-codes.ts'
import { proveCode, type CodeKind } from './mfa/prove-code.ts'
import { wrongCode } from './mfa/re-authenticate.ts'
import { tellOfSecondFactor } from './mfa/tell-of-second-factor.ts'
import { trustDevice, trustedDays } from './mfa/trusted-devices.ts'
import { maskedNumber, numberForSignIn } from './text-messages/numbers.ts'
import { said, type Said } from '../../views/words/said.ts'

const why = 'the password was right; the code is due'

/** Says how many backup codes are left: by mail always, on the next page where they are few. */
async function tellOfBackupCode(services: Services, userId: string, at: Date): Promise<Said | undefined> {
  const left = await countBackupCodes(userId)
  await services.sequelize.transaction((transaction) =>
    tellOfSecondFactor(services, transaction, {
      userId,
      what: 'backup-code-used',
      at,
      note: said('mail.second-factor-changed.codes-left', { left }),
    }),
  )
  return left > fewBackupCodes ? undefined : said('accounts.notice.few-backup-codes', { left })
}

/** The kinds of codes that this person may sign in with now. */
async function kindsFor(services: Services, { actor }: SessionFacts): Promise<readonly CodeKind[]> {
  const number = await numberForSignIn(services, actor.id)
  return ['totp', 'backup-code', ...(number === undefined ? [] : ['text-message' as const])]
}

/** The second step of signing in: a code of the app, a backup code, or one that was sent by text message. */
export function secondFactorRoutes(routes: RouteTable, services: Services): void {
  const show = async (req: Request, res: Response, facts: SessionFacts, errors: readonly FieldError[]) => {
    const [days, number] = await Promise.all([
      trustedDays(facts.actor.id),
      numberForSignIn(services, facts.actor.id),
    ])
    const page = (
      <SecondFactorPage
        shell={shellOf(services, req)}
        errors={errors}
        trustDeviceAllowed={days > 0}
        trustDeviceDays={days}
        textMessagesTo={number === undefined ? undefined : maskedNumber(number)}
      />
    )
    render(res, page, errors.length > 0 ? 422 : 200)
  }

  routes.form(paths.secondFactor(), {
    show: publicRoute({
      why,
      answer: async (req, res) => {
        await show(req, res, pendingFacts(req, 'second-factor'), [])
      },
    }),
    submit: publicRoute({
      why,
      answer: async (req, res) => {
        const facts = pendingFacts(req, 'second-factor')
        if (!(await withinLimits(services, req, res))) {
          return
        }
        const { at } = req.context
        const kind = await proveCode(services, req, facts, await kindsFor(services, facts))
        if (kind === undefined) {
          await show(req, res, facts, [wrongCode])
          return
        }
        await recordSignIn(services, req, res, { facts, factor: kind })
        await services.sessions.stepUp(req, facts, { secondFactorAt: at, secondFactorVia: kind })
        // Other codes say nothing of who holds the device: only a code of the app makes it a trusted one.
        if (kind === 'totp' && fieldOf(req, 'trustDevice') !== '') {
          await trustDevice(services, req, res, facts)
        }
        goOn(
          req,
          res,
          kind === 'backup-code' ? await tellOfBackupCode(services, facts.actor.id, at) : undefined,
        )
      },
    }),
  })
}
