import { readAdministrationFigures } from '../../models/queries/dashboard/dashboard-administration.ts'
import { licenceWithinDays } from '../administration/list-accounts.ts'
import type { Desk } from './desk.ts'

const shown = 8

/** Who has accounts, which of them are weakly protected, and whose licence runs out. */
export const administrationDesk: Desk = {
  name: 'administration',
  suits: (actor) => actor.permissions.has('user.manage'),
  find: async (services, { proof, at, today }) => {
    const figures = await readAdministrationFigures(services.prepared, {
      today,
      withinDays: licenceWithinDays,
      limit: shown,
      at,
      userId: proof.actor.id,
    })
    return {
      patientIds: [],
      open: async () => ({
        desk: 'administration',
        today,
        withinDays: licenceWithinDays,
        roles: figures.roles,
        approvals: figures.proposals,
        unprotected: {
          total: figures.unprotected_total,
          accounts: figures.unprotected.map((account) => ({
            id: account.id,
            name: account.display_name,
            role: account.title,
            required: account.required,
          })),
        },
        licences: {
          total: figures.licences_total,
          accounts: figures.licences.map((licence) => ({
            id: licence.id,
            name: licence.display_name,
            role: licence.title,
            lastDay: licence.day,
          })),
        },
      }),
    }
  },
}
