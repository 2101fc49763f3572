import { RequestErasurePage } from '../../../views/patients/erasure/request-erasure-page.tsx'
import { OwnErasurePage } from '../../../views/patients/erasure/own-erasure-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { commandButton, commandForm, formPage } from '../../http/faces/operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { requestErasure, requestOwnErasure, withdrawErasure } from './request-erasure.ts'
import { erasureFormQuery, ownErasureQuery } from './newest-erasure.ts'
import { said } from '../../../views/words/said.ts'

const asked = said('patients.notice.erasure-asked')

/** Asking for erasure: by the patient, or by administrative staff on the patient's behalf. */
export function requestErasureRoutes(routes: RouteTable, services: Services): void {
  const ownPage = formPage(services, ownErasureQuery, ({ shell }, { last }, { typed, errors }) => (
    <OwnErasurePage shell={shell} time={shell.time} typed={typed} errors={errors} last={last} />
  ))
  routes.form(
    paths.ownErasure(),
    commandForm(services, requestOwnErasure, {
      page: ownPage,
      done: () => ({ to: paths.ownErasure(), notice: asked }),
    }),
  )
  routes.post(
    paths.withdrawErasure(),
    commandButton(services, withdrawErasure, {
      page: ownPage,
      done: () => ({ to: paths.ownErasure(), notice: said('patients.notice.erasure-withdrawn') }),
    }),
  )
  routes.form(
    paths.requestErasure.pattern,
    commandForm(services, requestErasure, {
      page: formPage(services, erasureFormQuery, ({ req, shell }, { identity, last }, { typed, errors }) => (
        <RequestErasurePage
          shell={shell}
          time={services.time}
          today={req.context.circumstances.local.date}
          identity={identity}
          typed={typed}
          errors={errors}
          last={last}
        />
      )),
      done: ({ proof }) => ({ to: paths.requestErasure(proof.patientId), notice: asked }),
    }),
  )
}
