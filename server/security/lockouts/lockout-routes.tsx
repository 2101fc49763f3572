import { LockoutsPage } from '../../../views/security/lockouts-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffCommandButton, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { lockouts } from './list-lockouts.ts'
import { unlock } from './unlock.ts'

/** Accounts that are locked after wrong answers, and unlocking them. */
export function lockoutRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.lockouts(),
    staffQueryPage(services, lockouts, ({ shell }, page) => (
      <LockoutsPage
        shell={shell}
        time={services.time}
        lockouts={page.rows.map((row) => ({
          id: row.id,
          username: row.username,
          displayName: row.display_name,
          since: row.since,
          until: row.until,
          byOwner: row.by_owner,
          everywhere: row.everywhere,
          ownDevice: row.own_device,
          addresses: row.addresses ?? [],
          unlockAction: paths.unlockAccount(row.id),
        }))}
        pages={linksOf(page, paths.lockouts())}
      />
    )),
  )
  routes.post(
    paths.unlockAccount.pattern,
    staffCommandButton(services, unlock, {
      done: () => ({ to: paths.lockouts(), notice: said('security.notice.account-unlocked') }),
    }),
  )
}
