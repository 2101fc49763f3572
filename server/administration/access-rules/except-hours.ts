import { z } from 'zod'
import { HourException } from '../../../models/administration/hour-exception.ts'
import type { User } from '../../../models/accounts/user.ts'
import { hoursInWords } from '../../access/access-words.ts'
import type { Clearance } from '../../access/clearance.ts'
import { auditedChange } from '../../audit/record.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand, defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import { findUser, resourceOfUser } from '../users/read-user.ts'
import { exceptionForm } from './exception-form.ts'

const granted = 'hours.excepted'
const revoked = 'hours.exception-revoked'

/** Somebody else, whose hours this person may except. @throws Refused */
async function somebodyElse(
  id: string,
  { actor }: Clearance,
  event: typeof granted | typeof revoked,
): Promise<User> {
  const user = await findUser(id)
  if (user.id === actor.id) {
    throw new Refused('own-rights', {
      about: { resource: resourceOfUser(user) },
      recordedAs: event,
      next: { href: paths.roles(), label: 'roles' },
    })
  }
  return user
}

/** For whom an exception is to be granted. */
export const personToExcept = defineStaffQuery({
  name: 'security.person-to-except',
  action: 'access.manage',
  event: 'person.viewed',
  subject: 'none',
  input: z.object({ id: idInAddress }),
  find: async (_services, { proof }, { id }) => {
    const user = await somebodyElse(id, proof, granted)
    return { user, resource: resourceOfUser(user) }
  },
  run: async (_services, _context, _receipt, { user: { id, displayName } }) => ({ id, displayName }),
})

/** Grants somebody hours beyond those of their role, until they run out. */
export const exceptHours = defineStaffCommand({
  name: 'security.except-hours',
  action: 'access.manage',
  event: granted,
  subject: 'none',
  input: ({ time, clock }) =>
    z.object({ id: idInAddress }).and(exceptionForm(time.timeZone, () => clock.now())),
  run: async (services, { proof, origin, at }, { id, from, until, windows, reason }) => {
    const user = await somebodyElse(id, proof, granted)
    return auditedChange(services, proof, origin, granted, async (transaction) => {
      const exception = await HourException.create(
        {
          userId: user.id,
          startsAt: from,
          endsAt: until,
          windows: [...windows],
          reason,
          grantedBy: proof.actor.id,
          grantedAt: at,
        },
        { transaction },
      )
      const details = {
        exception: exception.id,
        from: from.toISOString(),
        until: until.toISOString(),
        hours: hoursInWords(windows),
      }
      return { value: user.id, resource: resourceOfUser(user), details }
    })
  },
})

/** Takes an exception back before it runs out. */
export const revokeException = defineStaffCommand({
  name: 'security.revoke-exception',
  action: 'access.manage',
  event: revoked,
  subject: 'none',
  input: z.object({ id: idInAddress, exceptionId: idInAddress }),
  run: async (services, { proof, origin, at }, { id: userId, exceptionId: id }) => {
    const user = await somebodyElse(userId, proof, revoked)
    const resource = resourceOfUser(user)
    return auditedChange(services, proof, origin, revoked, async (transaction) => {
      const exception = await HourException.findOne({
        where: { id, userId: user.id },
        lock: transaction.LOCK.UPDATE,
        transaction,
      })
      if (exception === null) {
        throw new Refused('no-such-thing')
      }
      const { revokedAt, revokedBy } = exception
      if (revokedAt !== null) {
        throw new OvertakenError(
          { what: 'hour-exception', done: 'revoked', by: revokedBy, at: revokedAt },
          { next: { href: paths.person(user.id), label: 'person' }, about: { resource } },
        )
      }
      await exception.update({ revokedAt: at, revokedBy: proof.actor.id }, { transaction })
      return { value: user.id, resource, details: { exception: id } }
    })
  },
})
