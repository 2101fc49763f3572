import { listPeople, type PersonRow } from '../../../models/queries/people.ts'
import { PersonListPage } from '../../../views/security/person-list-page.tsx'
import type { RouteTable } from '../../http/declared-route.ts'
import { askedPage, pageOf } from '../../http/list-page.ts'
import { queryText } from '../../http/query.ts'
import { search } from '../../http/search-text.ts'
import { staffRoute } from '../../http/staff-route.ts'
import { byText } from '../../lists/cursor.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { roleChoices } from '../users/new-user-routes.tsx'
import { expiryState } from './expiry.ts'

const byName = byText((row: PersonRow) => row.username)

const stateOf = (text: string) => (text === 'active' || text === 'disabled' ? text : '')

/** Everybody with an account, and how it stands. */
export function personListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.people(),
    staffRoute(services, {
      action: 'security.read',
      event: 'users.viewed',
      find: async ({ req, at }) => {
        const page = askedPage(services, req, { keyset: byName })
        const { after, limit } = page
        const filters = {
          role: queryText(req, 'role', 60),
          state: stateOf(queryText(req, 'state')),
        } as const
        const { text, refused, found } = await search<{ found: PersonRow[] }>(req, 'q', {
          seek: async (typed) => ({
            found: await listPeople(services.prepared, { ...filters, text: typed.trim(), after, limit, at }),
          }),
          nothing: { found: [] },
        })
        const asked = { ...filters, text: text.trim(), refused }
        const { rows: shown, links } = pageOf(page, found)
        return { asked, shown, links, details: { shown: shown.length } }
      },
      show: async ({ req, shell, clearance }, { asked, shown, links }) => {
        const today = req.context.circumstances.local.date
        const { text, role, state, refused } = asked
        return (
          <PersonListPage
            shell={shell}
            time={services.time}
            asked={{ text, role, state }}
            refused={refused}
            roles={await roleChoices('awaiting_approval')}
            newHref={clearance.actor.permissions.has('user.manage') ? paths.newUser() : undefined}
            people={shown.map((row) => ({
              href: paths.person(row.id),
              username: row.username,
              displayName: row.display_name,
              roleTitle: row.role_title,
              active: row.active,
              locked: row.locked,
              secondFactorRequired: row.second_factor_required,
              secondFactorEnrolled: row.second_factor_enrolled,
              lastSignInAt: row.last_sign_in_at,
              licence: { lastDay: row.licence_expires_on, state: expiryState(row.licence_expires_on, today) },
              training: {
                lastDay: row.training_expires_on,
                state: expiryState(row.training_expires_on, today),
              },
            }))}
            pages={links(paths.people(), { q: text, role, state })}
          />
        )
      },
    }),
  )
}
