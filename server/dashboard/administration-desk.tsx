import { readAdministrationFigures } from '../../models/queries/dashboard-administration.ts'
import { AdministrationDesk } from '../../views/dashboard/administration-desk.tsx'
import { licenceWithinDays } from '../security/list-accounts.ts'
import { paths } from '../paths.ts'
import type { Desk } from './desk.ts'

const shown = 8

/** Who has accounts, which of them are weakly protected, and whose licence runs out. */
export const administrationDesk: Desk = {
  name: 'administration',
  suits: (actor) => actor.permissions.has('user.manage'),
  find: async (services, { req, clearance, at }) => {
    const { actor } = clearance
    const today = req.context.circumstances.local.date
    const figures = await readAdministrationFigures(services.prepared, {
      today,
      withinDays: licenceWithinDays,
      limit: shown,
      at,
      userId: actor.id,
    })
    return {
      patientIds: [],
      show: async () => (
        <AdministrationDesk
          today={today}
          withinDays={licenceWithinDays}
          roles={figures.roles}
          approvals={figures.proposals}
          unprotected={{
            total: figures.unprotected_total,
            accounts: figures.unprotected.map((account) => ({
              id: account.id,
              name: account.display_name,
              role: account.title,
              required: account.required,
            })),
          }}
          licences={{
            total: figures.licences_total,
            accounts: figures.licences.map((licence) => ({
              id: licence.id,
              name: licence.display_name,
              role: licence.title,
              lastDay: licence.day,
            })),
          }}
          links={{
            user: paths.user,
            users: paths.users(),
            unprotected: `${paths.users()}?show=no-second-factor`,
            licences: `${paths.users()}?show=licence`,
            approvals: actor.permissions.has('role.approve') ? paths.approvals() : undefined,
          }}
        />
      ),
    }
  },
}
