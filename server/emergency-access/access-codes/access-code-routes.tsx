import { AccessCodePage } from '../../../views/emergency-access/access-code-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { newAccessCodeSealed } from '../../http/notice.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { accessCodeQuery, renewAccessCode } from './renew-access-code.ts'

/** Getting an access code for emergencies beforehand: for the people who are named, with a code of the app each time. */
export function accessCodeRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.accessCode(),
    staffCommandForm(services, renewAccessCode, {
      page: staffFormPage(services, accessCodeQuery, ({ shell }, _nothing, { errors }) => (
        <AccessCodePage
          shell={shell}
          errors={errors}
          action={paths.accessCode()}
          backHref={paths.emergencyAccess()}
        />
      )),
      done: ({ proof }, code) => ({
        to: paths.emergencyAccess(),
        newAccessCode: newAccessCodeSealed(services, proof.actor.id, code),
      }),
    }),
  )
}
