import { Op, type Transaction } from 'sequelize'
import { CareTeamAssignment } from '../../../../models/patients/care-team-assignment.ts'
import { newId } from '../../../../models/new-id.ts'
import { holdPatient } from '../../hold-record.ts'
import type { ImportRun } from '../import-run.ts'

/** Puts the one whom the import was given into the patient's care team, unless they are in it, and records that. */
export async function joinCareTeam(
  { services, dryRun, careTeamUserId: userId, at, operator }: ImportRun,
  transaction: Transaction,
  patientId: string,
): Promise<void> {
  if (userId === undefined || dryRun) {
    return
  }
  const isMember = { patientId, userId, [Op.or]: [{ endsAt: null }, { endsAt: { [Op.gt]: at } }] }
  // Changes to one care team take turns, also with those made in the browser.
  await holdPatient(services, transaction, patientId)
  if ((await CareTeamAssignment.count({ where: isMember, transaction })) > 0) {
    return
  }
  const id = newId()
  await CareTeamAssignment.create(
    { id, patientId, userId, relationship: 'primary', startsAt: at, createdAt: at },
    { transaction, returning: false },
  )
  await services.trail.appendIn(transaction, {
    event: 'care-team.assigned',
    outcome: 'success',
    patientId,
    resource: { type: 'care-team-assignment', id },
    details: { userId, relationship: 'primary', operator },
  })
}
