import { z } from 'zod'
import { WardMember } from '../../../models/wards/ward-member.ts'
import { auditedChange } from '../../audit/record.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import { holdWard } from '../hold-ward.ts'
import { memberSchema } from './member-form.ts'
import { putOnWard, resourceOfMember } from './put-on-ward.ts'

const keeping = { action: 'ward.manage', subject: 'none' } as const

/** Puts somebody on a ward, from now on or later. Nobody puts themselves on one. */
export const addWardMember = defineStaffCommand({
  ...keeping,
  name: 'wards.add-member',
  event: 'ward.member-added',
  input: ({ time, clock }) =>
    memberSchema(time.timeZone, () => clock.now()).and(z.object({ wardId: idInAddress })),
  run: (services, { proof, origin, at }, { wardId, ...asked }) =>
    auditedChange(services, proof, origin, 'ward.member-added', async (transaction) => {
      const ward = await holdWard(transaction, wardId)
      if (asked.userId === proof.actor.id) {
        throw new Refused('own-membership', { next: { href: paths.keptWard(wardId), label: 'ward' } })
      }
      return putOnWard(services, transaction, ward, { ...asked, by: proof.actor.id, at })
    }),
})

/** Ends somebody's time on a ward now. */
export const endWardMember = defineStaffCommand({
  ...keeping,
  name: 'wards.end-member',
  event: 'ward.member-ended',
  input: z.object({ wardId: idInAddress, memberId: idInAddress }),
  run: (services, { proof, origin, at }, { wardId, memberId: id }) =>
    auditedChange(services, proof, origin, 'ward.member-ended', async (transaction) => {
      await holdWard(transaction, wardId)
      const member = await WardMember.findOne({ where: { id, wardId }, transaction })
      if (member === null) {
        throw new Refused('no-such-thing')
      }
      const { endsAt, endedHow, endedBy, startsAt, userId, capacity } = member
      const about = { resource: resourceOfMember(id) }
      if (endsAt !== null && endsAt <= at) {
        const byItself = endedHow === 'in-time'
        throw new OvertakenError(
          {
            what: 'ward-membership',
            done: 'ended',
            by: byItself ? null : endedBy,
            at: endsAt,
            ...(byItself ? { how: 'time-over' as const } : {}),
          },
          { next: { href: paths.keptWard(wardId), label: 'ward' }, about },
        )
      }
      await member.update(
        { endsAt: startsAt > at ? startsAt : at, endedHow: 'by-hand', endedBy: proof.actor.id },
        { transaction },
      )
      return { value: wardId, ...about, details: { wardId, userId, capacity } }
    }),
})
