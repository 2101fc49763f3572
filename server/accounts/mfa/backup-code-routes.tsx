import { z } from 'zod'
import { BackupCodesPage } from '../../../views/accounts/backup-codes-page.tsx'
import { auditedChange } from '../../audit/record.ts'
import { redirect } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { SignInNeededError } from '../../http/errors.ts'
import { publicRoute } from '../../http/public-route.ts'
import { render } from '../../http/render.ts'
import { shellOf } from '../../http/shell.ts'
import { staffChange, type StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { renewBackupCodes } from './backup-codes.ts'
import { noSecondFactor } from './no-second-factor.ts'
import { showOwnSecondFactor } from './own-second-factor.tsx'
import { proveCode } from './prove-code.ts'
import { openFacts, wrongCode } from './re-authenticate.ts'
import { leaveBackupCodes, takeBackupCodes } from './shown-codes.ts'
import { tellOfSecondFactor } from './tell-of-second-factor.ts'
import { said } from '../../../views/words/said.ts'

/** Replaces the backup codes by new ones, for a code of the app. */
async function renew(services: Services, { req, clearance, origin, at }: StaffRequest) {
  const facts = openFacts(req)
  const userId = facts.actor.id
  if (!facts.secondFactorEnrolled) {
    return noSecondFactor
  }
  if ((await proveCode(services, req, facts, ['totp'])) === undefined) {
    return { errors: [wrongCode] }
  }
  const receipt = await auditedChange(
    services,
    clearance,
    origin,
    'backup-codes.renewed',
    async (transaction) => {
      const value = await renewBackupCodes(services, userId, at, transaction)
      await tellOfSecondFactor(services, transaction, { userId, what: 'backup-codes-made', at })
      return { value }
    },
  )
  await services.sessions.stepUp(req, facts, { secondFactorAt: at })
  leaveBackupCodes(services, req, userId, receipt.value)
  const notice = said('accounts.notice.ten-new-backup-codes')
  return { receipt, to: paths.backupCodes(), notice }
}

/** Backup codes: shown once after they were made, and made anew. */
export function backupCodeRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.backupCodes(),
    publicRoute({
      why: 'new backup codes are shown once, at the first sign-in perhaps before a new password is chosen',
      answer: async (req, res) => {
        const { session } = req.context
        if (session.kind !== 'open' && (session.kind !== 'pending' || session.step !== 'password-change')) {
          throw new SignInNeededError(session.kind === 'pending' ? session.step : undefined)
        }
        const { returnTo } = req.session
        const codes = takeBackupCodes(services, req, session.facts.actor.id)
        if (codes === undefined) {
          redirect(req, res, { to: paths.ownSecondFactor() })
          return
        }
        delete req.session.returnTo
        const page = (
          <BackupCodesPage
            shell={shellOf(services, req)}
            codes={codes}
            username={session.facts.actor.username}
            madeOn={services.time.date(req.context.at)}
            onward={returnTo ?? paths.home()}
          />
        )
        render(res, page)
      },
    }),
  )
  routes.post(
    paths.backupCodes(),
    staffChange(services, {
      action: 'credentials.change',
      event: 'backup-codes.renewed',
      viewEvent: 'account.viewed',
      schema: z.object({}),
      change: (request) => renew(services, request),
      show: (visit, { errors }) => showOwnSecondFactor(services, visit, errors),
    }),
  )
}
