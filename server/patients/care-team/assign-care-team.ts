import { Op, type Transaction } from 'sequelize'
import { z } from 'zod'
import { CareTeamAssignment } from '../../../models/patients/care-team-assignment.ts'
import { newId } from '../../../models/new-id.ts'
import { Role } from '../../../models/administration/role.ts'
import { User } from '../../../models/accounts/user.ts'
import { auditedChange } from '../../audit/record.ts'
import { idInAddress } from '../../operations/input.ts'
import { definePatientCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import { alertNewAccount } from '../alert-new-account.ts'
import { careTeamSchema } from './care-team-form.ts'
import { holdPatient } from '../hold-record.ts'

const whereToGo = ({ id, patientId }: CareTeamAssignment) => ({
  next: { href: paths.careTeam(patientId), label: 'care-team' } as const,
  about: { resource: { type: 'care-team-assignment', id } },
})

const alreadyAssigned = (held: CareTeamAssignment): OvertakenError =>
  new OvertakenError(
    { what: 'person', done: 'put-into-the-care-team', by: held.assignedBy, at: held.startsAt },
    { ...whereToGo(held), comesBack: 'end-assignment-first' },
  )

/** Says how an assignment ended: who ended it, or who had set the last day on which it ended by itself. */
async function alreadyEnded(
  assignment: CareTeamAssignment,
  at: Date,
  transaction: Transaction,
): Promise<OvertakenError> {
  const { endedHow, endedBy } = assignment
  if (endedHow !== 'last-day') {
    return new OvertakenError({ what: 'assignment', done: 'ended', by: endedBy, at }, whereToGo(assignment))
  }
  const setter = endedBy === null ? null : await User.findByPk(endedBy, { transaction })
  const ended = { what: 'assignment', done: 'ended', by: null, at } as const
  return new OvertakenError(
    setter === null
      ? { ...ended, how: 'after-its-last-day' }
      : { ...ended, how: 'after-the-last-day-set-by', values: { name: setter.displayName } },
    whereToGo(assignment),
  )
}

const stillHolds = (at: Date) => ({ [Op.or]: [{ endsAt: null }, { endsAt: { [Op.gt]: at } }] })

async function assignable(userId: string, transaction: Transaction): Promise<User> {
  const user = await User.findByPk(userId, {
    attributes: ['id', 'active', 'roleId', 'createdAt'],
    transaction,
  })
  const role = user === null ? null : await Role.findByPk(user.roleId, { transaction })
  if (user?.active !== true || role?.patientScope !== 'care_team') {
    throw new Refused('not-assignable')
  }
  return user
}

const changing = { action: 'care-team.change', subject: 'patient' } as const

/**
 * Puts somebody into a patient's care team from now on. Who is in it already is not put in again; who treats nobody is
 * refused.
 */
export const assignCareTeam = definePatientCommand({
  ...changing,
  name: 'patients.assign-care-team',
  event: 'care-team.assigned',
  input: ({ time, clock }) => careTeamSchema(time.timeZone, () => time.isoDate(clock.now())),
  run: (services, { proof, origin, at }, { userId, relationship, until }) => {
    const { patientId, actor } = proof
    const id = newId()
    return auditedChange(services, proof, origin, 'care-team.assigned', async (transaction) => {
      // Changes to one care team take turns: two of them must not both find that somebody is not in it.
      await holdPatient(services, transaction, patientId)
      const user = await assignable(userId, transaction)
      const held = await CareTeamAssignment.findOne({
        where: { patientId, userId, ...stillHolds(at) },
        transaction,
      })
      if (held !== null) {
        throw alreadyAssigned(held)
      }
      await CareTeamAssignment.create(
        {
          id,
          patientId,
          userId,
          relationship,
          startsAt: at,
          endsAt: until?.endsAt ?? null,
          assignedBy: actor.id,
          ...(until === null ? {} : { endedHow: 'last-day' as const, endedBy: actor.id }),
          createdAt: at,
        },
        { transaction },
      )
      await alertNewAccount(services, transaction, { user, patientId, assignedBy: actor.id, at })
      return {
        value: { id },
        resource: { type: 'care-team-assignment', id },
        details: { userId, relationship, ...(until === null ? {} : { until: until.day }) },
      }
    })
  },
})

/** Ends an assignment now; the person loses the chart with the next request. */
export const endCareTeamAssignment = definePatientCommand({
  ...changing,
  name: 'patients.end-care-team-assignment',
  event: 'care-team.ended',
  input: z.object({ assignmentId: idInAddress }),
  run: (services, { proof, origin, at }, { assignmentId }) => {
    const { patientId } = proof
    return auditedChange(services, proof, origin, 'care-team.ended', async (transaction) => {
      await holdPatient(services, transaction, patientId)
      const assignment = await CareTeamAssignment.findOne({
        where: { id: assignmentId, patientId },
        transaction,
      })
      if (assignment === null) {
        throw new Refused('no-such-thing')
      }
      if (assignment.endsAt !== null && assignment.endsAt <= at) {
        throw await alreadyEnded(assignment, assignment.endsAt, transaction)
      }
      const endsAt = assignment.startsAt > at ? assignment.startsAt : at
      await assignment.update({ endsAt, endedHow: 'by-hand', endedBy: proof.actor.id }, { transaction })
      return {
        value: { id: assignmentId },
        resource: { type: 'care-team-assignment', id: assignmentId },
        details: { userId: assignment.userId, relationship: assignment.relationship },
      }
    })
  },
})
