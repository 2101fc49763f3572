import { KeptApartPage } from '../../../views/accounts/own/kept-apart-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffCommandButton, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { discardOwnForm, setAsideFormsQuery } from '../discard-set-aside-form.ts'

/** Forms that came with one's session from elsewhere: where they stand, and throwing them away. */
export function keptApartRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.setAsideForms(),
    staffQueryPage(services, setAsideFormsQuery, ({ shell }, kept) => (
      <KeptApartPage
        shell={shell}
        forms={kept.map(({ id, page, fromAddress, because, postedAt }) => ({
          id,
          href: page,
          address: fromAddress,
          because,
          postedAt,
          discardAction: paths.discardSetAsideForm(id),
        }))}
      />
    )),
  )
  routes.post(
    paths.discardSetAsideForm.pattern,
    staffCommandButton(services, discardOwnForm, {
      done: (_context, page) => ({ to: page, notice: said('accounts.notice.saved-separately-discarded') }),
    }),
  )
}
