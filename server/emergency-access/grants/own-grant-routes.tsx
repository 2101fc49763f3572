import { OwnGrantsPage } from '../../../views/emergency-access/own-grants-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffCommandButton, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { endEmergencyAccess } from './end-emergency-access.ts'
import { ownGrants } from './read-own-grants.ts'

/** One's own emergency access: what there was, and ending it early. */
export function ownGrantRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyAccess(),
    staffQueryPage(services, ownGrants, ({ shell }, { page, grants }) => (
      <OwnGrantsPage
        shell={shell}
        time={services.time}
        grants={grants}
        patientHref={paths.patient}
        endAction={paths.endEmergencyAccess}
        accessCodeHref={paths.accessCode()}
        searchHref={paths.patients()}
        findHref={paths.findBehindGlass()}
        pages={linksOf(page, paths.emergencyAccess())}
      />
    )),
  )
  routes.post(
    paths.endEmergencyAccess.pattern,
    staffCommandButton(services, endEmergencyAccess, {
      done: () => ({ to: paths.emergencyAccess(), notice: said('emergency-access.notice.ended') }),
    }),
  )
}
