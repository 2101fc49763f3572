import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { listLockouts, type LockoutRow } from '../../models/queries/lockouts.ts'
import { readNewestDeed } from '../../models/queries/newest-deed.ts'
import { LockoutsPage } from '../../views/security/lockouts-page.tsx'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { listPage } from '../http/list-page.ts'
import { staffChange, staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { idIn } from '../http/id-in.ts'
import { byText } from '../lists/cursor.ts'
import { Overtaken } from '../overtaken/overtaken.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { unlockAccount } from './unlock-account.ts'
import { said } from '../../words/said.ts'

const byName = byText((row: LockoutRow) => row.username)

/** For so long somebody may be told who has unlocked an account before them. */
const toldForDays = 30

/** Says of an account that is not locked who has unlocked it, or that its lock ran out. */
async function alreadyUnlocked(
  { prepared }: Services,
  transaction: Transaction,
  { userId, ranOutAt, at }: { userId: string; ranOutAt: Date | null; at: Date },
): Promise<Overtaken> {
  const resource = { type: 'user', id: userId }
  const where = {
    next: { href: paths.lockouts(), label: 'locked-accounts' } as const,
    about: { resource },
  }
  const what = 'account'
  if (ranOutAt !== null) {
    const how = 'lock-over'
    return new Overtaken({ what, done: 'unlocked', by: null, at: ranOutAt, how }, where)
  }
  const since = new Date(at.getTime() - toldForDays * 24 * 3_600_000)
  const asked = { events: ['account.unlocked'], resource, since }
  const deed = await readNewestDeed(prepared.within(transaction), asked)
  return new Overtaken({ what, done: 'unlocked', by: deed?.by ?? null, at: deed?.at ?? null }, where)
}

/** Unlocks somebody's account. @throws NotFound where there is no such person; Overtaken where it is not locked */
async function unlock(
  services: Services,
  { clearance, origin, at }: StaffRequest,
  userId: string,
): Promise<ChangeReceipt<number>> {
  return auditedChange(services, clearance, origin, 'account.unlocked', async (transaction) => {
    const { locks, ranOutAt } = await unlockAccount(services, transaction, { userId, at })
    if (locks === 0) {
      throw await alreadyUnlocked(services, transaction, { userId, ranOutAt, at })
    }
    return { value: locks, resource: { type: 'user', id: userId }, details: { locks } }
  })
}

/** Accounts that are locked after wrong answers, and unlocking them. */
export function lockoutRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.lockouts(),
    staffRoute(services, {
      action: 'session.manage',
      event: 'lockouts.viewed',
      find: async ({ req, at }) => {
        const page = await listPage(services, req, {
          keyset: byName,
          read: (after, limit) => listLockouts(services.prepared, at, after, limit),
          patientOf: (row) => row.patient_id,
        })
        return { page, patientIds: page.patientIds, details: { shown: page.rows.length } }
      },
      show: async ({ shell }, { page }) => (
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
          pages={page.links(paths.lockouts())}
        />
      ),
    }),
  )
  routes.post(
    paths.unlockAccount.pattern,
    staffChange(services, {
      action: 'session.manage',
      event: 'account.unlocked',
      viewEvent: 'lockouts.viewed',
      schema: z.object({}),
      change: async (request) => ({
        receipt: await unlock(services, request, idIn(request, 'userId')),
        to: paths.lockouts(),
        notice: said('security.notice.account-unlocked'),
      }),
    }),
  )
}
