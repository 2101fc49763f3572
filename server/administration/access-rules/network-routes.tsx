import { PersonNetworksPage } from '../../../views/administration/person-networks-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { filledFromNow } from '../../http/forms/filled-from.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { limitNetworks, personNetworks } from './limit-networks.ts'

/** From where somebody may work, beside what their role says. */
export function networkRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, personNetworks, (visit, { person, networks }, form) => {
    const { typed, errors } = form
    const now = networks.join('\n')
    return (
      <PersonNetworksPage
        shell={visit.shell}
        person={person}
        typed={Object.keys(typed).length === 0 ? { networks: now } : typed}
        was={filledFromNow(form, now)}
        errors={errors}
        address={visit.origin.address}
        asksForCode={visit.asksForCode}
      />
    )
  })
  routes.form(
    paths.personNetworks.pattern,
    staffCommandForm(services, limitNetworks, {
      codeOnForm: true,
      page,
      done: (_context, userId) => ({
        to: paths.person(userId),
        notice: said('security.notice.networks-saved'),
      }),
    }),
  )
}
