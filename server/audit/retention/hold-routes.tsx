import { HoldPage } from '../../../views/audit/hold-page.tsx'
import { HoldsPage } from '../../../views/audit/holds-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import {
  staffCommandButton,
  staffCommandForm,
  staffFormPage,
} from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { legalHold, legalHolds, setHold } from './holds.ts'
import { askForLift, keepHold, liftHold } from './lift-hold.ts'

/** Legal holds of the audit log: setting one, and ending one, for which it takes two. */
export function holdRoutes(routes: RouteTable, services: Services): void {
  const { time } = services
  routes.form(
    paths.auditHolds(),
    staffCommandForm(services, setHold, {
      page: staffFormPage(services, legalHolds, ({ shell }, found, { typed, errors }) => (
        <HoldsPage
          shell={shell}
          time={time}
          action={paths.auditHolds()}
          typed={typed}
          errors={errors}
          retentionDays={found.retentionDays}
          holds={found.holds}
          pages={linksOf(found.page, paths.auditHolds())}
          removed={found.removed}
        />
      )),
      done: () => ({ to: paths.auditHolds(), notice: said('audit.notice.hold-stands') }),
    }),
  )
  routes.form(
    paths.auditHold.pattern,
    staffCommandForm(services, askForLift, {
      page: staffFormPage(services, legalHold, ({ shell }, { entry, askedByReader }, { typed, errors }) => (
        <HoldPage
          shell={shell}
          time={time}
          backHref={paths.auditHolds()}
          hold={entry}
          askedByReader={askedByReader}
          action={paths.auditHold(entry.id)}
          confirmAction={paths.confirmAuditHoldLift(entry.id)}
          keepAction={paths.keepAuditHold(entry.id)}
          typed={typed}
          errors={errors}
        />
      )),
      done: (_context, id) => ({ to: paths.auditHold(id), notice: said('audit.notice.hold-end-asked') }),
    }),
  )
  routes.post(
    paths.confirmAuditHoldLift.pattern,
    staffCommandButton(services, liftHold, {
      done: () => ({ to: paths.auditHolds(), notice: said('audit.notice.hold-lifted') }),
    }),
  )
  routes.post(
    paths.keepAuditHold.pattern,
    staffCommandButton(services, keepHold, {
      done: () => ({ to: paths.auditHolds(), notice: said('audit.notice.hold-stays') }),
    }),
  )
}
