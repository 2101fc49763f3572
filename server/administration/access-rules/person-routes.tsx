import { PersonPage } from '../../../views/administration/person-page.tsx'
import { hoursInWords, networksInWords } from '../../access/access-words.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { personQuery } from './read-person.ts'

/** One person's access: role, hours and their exceptions, networks, licence and training. */
export function personRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.person.pattern,
    staffQueryPage(services, personQuery, ({ shell }, { page, exceptions, may, ...person }) => (
      <PersonPage
        shell={shell}
        time={services.time}
        person={{
          ...person,
          role: { title: person.role.title, href: paths.role(person.role.name) },
          roleHours: hoursInWords(person.roleHours),
          roleNetworks: networksInWords(person.roleNetworks),
          ownNetworks: networksInWords(person.ownNetworks),
        }}
        exceptions={exceptions.map(({ windows, isLive, grantedBy = 'Somebody', ...exception }) => ({
          ...exception,
          grantedBy,
          hours: hoursInWords(windows),
          revokeAction:
            may.changeHours && isLive ? paths.revokeHourException(person.id, exception.id) : undefined,
        }))}
        pages={linksOf(page, paths.person(person.id))}
        links={{
          account: may.seeAccount ? paths.user(person.id) : undefined,
          newException: may.changeHours ? paths.newHourException(person.id) : undefined,
          networks: may.changeNetworks ? paths.personNetworks(person.id) : undefined,
          people: may.seePeople ? paths.people() : paths.users(),
        }}
      />
    )),
  )
}
