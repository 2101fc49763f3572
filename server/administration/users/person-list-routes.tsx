import { PersonListPage } from '../../../views/administration/person-list-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { refusedWords } from '../../http/words/refused-words.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { peopleQuery } from '../list-accounts.ts'

/** Everybody with an account, and how it stands. */
export function personListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.people(),
    staffQueryPage(
      services,
      peopleQuery,
      ({ shell }, { asked, refused, page, people, roles, mayMakeUsers }) => (
        <PersonListPage
          shell={shell}
          time={services.time}
          asked={asked}
          refused={refused && refusedWords(refused.code, refused.values).reason}
          roles={roles}
          newHref={mayMakeUsers ? paths.newUser() : undefined}
          people={people.map((row) => ({
            href: paths.person(row.id),
            username: row.username,
            displayName: row.display_name,
            roleTitle: row.role_title,
            active: row.active,
            locked: row.locked,
            secondFactorRequired: row.second_factor_required,
            secondFactorEnrolled: row.second_factor_enrolled,
            lastSignInAt: row.last_sign_in_at,
            licence: row.licence,
            training: row.training,
          }))}
          pages={linksOf(page, paths.people(), {
            q: asked.text,
            role: asked.role,
            state: asked.state,
          })}
        />
      ),
    ),
  )
}
