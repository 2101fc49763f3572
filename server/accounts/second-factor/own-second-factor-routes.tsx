import { DisableSecondFactorPage } from '../../../views/accounts/second-factor/disable-second-factor-page.tsx'
import { OwnSecondFactorPage } from '../../../views/accounts/second-factor/own-second-factor-page.tsx'
import type { FieldError } from '../../../views/components/fields/field.ts'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { renewSession } from '../../http/sessions/session-facts.ts'
import { leaveBackupCodes } from '../../http/sessions/shown-backup-codes.ts'
import {
  staffCommandButton,
  staffCommandForm,
  staffFormPage,
  staffQueryPage,
} from '../../http/faces/staff-operation-faces.ts'
import type { RecordedRequest } from '../../http/routes/signed-in-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { disableSecondFactor, secondFactorToDisable } from './disable-second-factor.ts'
import { ownSecondFactor } from './own-second-factor.ts'
import { renewOwnBackupCodes } from './renew-backup-codes.ts'

const show = (
  { shell }: RecordedRequest,
  state: Awaited<ReturnType<typeof ownSecondFactor.run>>,
  errors: readonly FieldError[] = [],
) => <OwnSecondFactorPage shell={shell} {...state} errors={errors} />

/** One's own second factor: how it stands, turning it off, and new backup codes. */
export function ownSecondFactorRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.ownSecondFactor(),
    staffQueryPage(services, ownSecondFactor, (visit, state) => show(visit, state)),
  )
  routes.post(
    paths.backupCodes(),
    staffCommandButton(services, renewOwnBackupCodes, {
      page: staffFormPage(services, ownSecondFactor, (visit, state, { errors }) =>
        show(visit, state, errors),
      ),
      settle: async ({ req, clearance, at }, codes) => {
        await renewSession(services, req, { secondFactorAt: at })
        leaveBackupCodes(services, req, clearance.actor.id, codes)
      },
      done: () => ({ to: paths.backupCodes(), notice: said('accounts.notice.ten-new-backup-codes') }),
    }),
  )
  routes.form(
    paths.disableSecondFactor(),
    staffCommandForm(services, disableSecondFactor, {
      page: staffFormPage(services, secondFactorToDisable, ({ shell }, { username }, { errors }) => (
        <DisableSecondFactorPage shell={shell} errors={errors} username={username} />
      )),
      settle: ({ req, at }) => renewSession(services, req, { secondFactorAt: null, startedAt: at }),
      done: () => ({ to: paths.ownSecondFactor(), notice: said('accounts.notice.second-step-off') }),
    }),
  )
}
