import { FindBehindGlassPage } from '../../../views/emergency-access/find-behind-glass-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { refusedWords } from '../../http/words/refused-words.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { lookBehindGlass } from './look-behind-glass.ts'

/** Finding the record to break the glass for by what is known of somebody who cannot say who they are. */
export function findBehindGlassRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.findBehindGlass(),
    staffQueryPage(services, lookBehindGlass, ({ shell }, { people, more, asked, refused, ...typed }) => (
      <FindBehindGlassPage
        shell={shell}
        typed={{ q: typed.text, birthDate: typed.birthDate, sex: typed.sex }}
        refused={refused && refusedWords(refused.code, refused.values).reason}
        asked={asked}
        people={people.map(({ patientId, ...person }) => ({
          ...person,
          href: paths.breakGlass(patientId),
        }))}
        more={more}
        action={paths.findBehindGlass()}
        backHref={paths.emergencyAccess()}
      />
    )),
  )
}
