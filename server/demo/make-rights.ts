import { HourException } from '../../models/administration/hour-exception.ts'
import { RightsProposal } from '../../models/administration/rights-proposal.ts'
import { limits } from '../../config/security.ts'
import { loadRole } from '../administration/roles/load-role.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople } from './demo-staff.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A change of rights that waits for a second person, and cover for a colleague that runs out. */
export async function makeRights(load: DemoLoad, people: DemoPeople): Promise<void> {
  const { at, transaction } = load
  const { role, values } = await loadRole({ name: 'nurse' }, transaction)
  const requestedAt = new Date(at.getTime() - 5 * hourMs)
  await RightsProposal.create(
    {
      kind: 'role',
      roleId: role.id,
      before: values,
      after: { ...values, permissions: [...values.permissions, 'prescription.write'] },
      basedOn: role.updatedAt,
      reason: 'The chronic clinic: nurses draft repeats, a physician signs them.',
      requestedBy: people.named('admin').id,
      requestedAt,
      expiresAt: new Date(requestedAt.getTime() + limits.rightsRequestDays * dayMs),
    },
    { transaction },
  )
  await HourException.create(
    {
      userId: people.named('oncall').id,
      startsAt: new Date(at.getTime() - dayMs),
      endsAt: new Date(at.getTime() + 6 * dayMs),
      windows: [{ days: [5, 6, 7], from: '18:00', to: '07:00' }],
      reason: 'Covers the weekend nights of a colleague on leave.',
      grantedBy: people.named('officer').id,
      grantedAt: new Date(at.getTime() - 2 * dayMs),
    },
    { transaction },
  )
}
