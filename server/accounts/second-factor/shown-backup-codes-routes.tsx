import { BackupCodesPage } from '../../../views/accounts/second-factor/backup-codes-page.tsx'
import { redirect } from '../../http/answer.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { publicRoute } from '../../http/routes/public-route.ts'
import { render } from '../../http/render.ts'
import { pendingOrSignedIn } from '../../http/limits/senders.ts'
import { shellOf } from '../../http/shell.ts'
import { takeBackupCodes } from '../../http/sessions/shown-backup-codes.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

/** Backup codes, shown once after they were made. */
export function shownBackupCodesRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.backupCodes(),
    publicRoute({
      why: 'new backup codes are shown once, at the first sign-in perhaps before a new password is chosen',
      answer: async (req, res) => {
        const { actor } = pendingOrSignedIn('password-change').senderOf(req)
        const { returnTo } = req.session
        const codes = takeBackupCodes(services, req, actor.id)
        if (codes === undefined) {
          redirect(req, res, { to: paths.ownSecondFactor() })
          return
        }
        delete req.session.returnTo
        const page = (
          <BackupCodesPage
            shell={shellOf(services, req)}
            codes={codes}
            username={actor.username}
            madeOn={services.time.date(req.context.at)}
            onward={returnTo ?? paths.home()}
          />
        )
        render(res, page)
      },
    }),
  )
}
