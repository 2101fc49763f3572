import { ToSignPage } from '../../../views/prescriptions/signing/to-sign-page.tsx'
import { said } from '../../../views/words/said.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { addressWith } from '../../http/page-links.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { toSignQuery } from './list-to-sign.ts'
import { signSeveral } from './sign-several.ts'
import { notSignedText } from './not-signed-in-address.ts'

/** What waits for one's signature, read and ticked, and signed with one code. */
export function toSignRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(
    services,
    toSignQuery,
    ({ shell }, { total, left, patients }, { typed, errors }) => (
      <ToSignPage
        shell={shell}
        total={total}
        patients={patients}
        left={left}
        action={paths.toSign()}
        typed={typed}
        errors={errors}
      />
    ),
  )

  routes.form(
    paths.toSign(),
    staffCommandForm(services, signSeveral, {
      page,
      done: (_context, { signed, left }) => ({
        to: addressWith(paths.toSign(), { left: notSignedText(left) }),
        notice: said('prescriptions.notice.signed-several', { signed, left: left.length }),
      }),
    }),
  )
}
