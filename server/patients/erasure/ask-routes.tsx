import { AskErasurePage } from '../../../views/patients/erasure/ask-erasure-page.tsx'
import { OwnErasurePage } from '../../../views/patients/erasure/own-erasure-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { commandButton, commandForm, formPage } from '../../http/faces/operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { askErasure, askOwnErasure, withdrawErasure } from './ask-erasure.ts'
import { erasureFormQuery, ownErasureQuery } from './newest-erasure.ts'
import { said } from '../../../views/words/said.ts'

const asked = said('patients.notice.erasure-asked')

/** Asking for erasure: by the patient, or by administrative staff on the patient's behalf. */
export function askErasureRoutes(routes: RouteTable, services: Services): void {
  const ownPage = formPage(services, ownErasureQuery, ({ shell }, { last }, { typed, errors }) => (
    <OwnErasurePage shell={shell} time={services.time} typed={typed} errors={errors} last={last} />
  ))
  routes.form(
    paths.ownErasure(),
    commandForm(services, askOwnErasure, {
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
    paths.askErasure.pattern,
    commandForm(services, askErasure, {
      page: formPage(services, erasureFormQuery, ({ req, shell }, { identity, last }, { typed, errors }) => (
        <AskErasurePage
          shell={shell}
          time={services.time}
          today={req.context.circumstances.local.date}
          identity={identity}
          typed={typed}
          errors={errors}
          last={last}
        />
      )),
      done: ({ proof }) => ({ to: paths.askErasure(proof.patientId), notice: asked }),
    }),
  )
}
