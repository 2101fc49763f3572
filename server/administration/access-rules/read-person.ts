import { Op } from 'sequelize'
import { z } from 'zod'
import { HourException } from '../../../models/administration/hour-exception.ts'
import {
  beforePlace,
  placeAttribute,
  placeOfModel,
  type MomentPlace,
} from '../../../models/queries/list-place.ts'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { User } from '../../../models/accounts/user.ts'
import { newestFirst, type Keyset } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { idInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { loadRole } from '../roles/load-role.ts'
import { findUser, resourceOfUser } from '../users/read-user.ts'
import { expiryState } from '../expiry.ts'
import { seePeople } from '../users/see-people.ts'

/** The exceptions that last longest first. */
const byEnd: Keyset<HourException, MomentPlace> = { ...newestFirst, placeOf: placeOfModel }

function stateOf({ startsAt, endsAt, revokedAt }: HourException, at: Date) {
  if (revokedAt !== null) {
    return 'taken-back' as const
  }
  if (endsAt <= at) {
    return 'over' as const
  }
  return startsAt > at ? ('to-come' as const) : ('now' as const)
}

/** A page of the exceptions to somebody's hours, each with who granted it and how it stands. */
async function readExceptions(services: Services, userId: string, cursor: string, at: Date) {
  const page = await readList(services, cursor, {
    keyset: byEnd,
    read: (after, limit) =>
      HourException.findAll({
        attributes: { include: [placeAttribute('ends_at')] },
        where: { userId, [Op.and]: beforePlace('ends_at') },
        replacements: after,
        order: [
          ['endsAt', 'DESC'],
          ['id', 'DESC'],
        ],
        limit,
      }),
  })
  const granters = await User.findAll({
    where: { id: [...new Set(page.rows.map(({ grantedBy }) => grantedBy))] },
    attributes: ['id', 'displayName'],
  })
  const exceptions = page.rows.map((exception) => ({
    id: exception.id,
    from: exception.startsAt,
    until: exception.endsAt,
    windows: exception.windows,
    reason: exception.reason,
    grantedBy: granters.find(({ id }) => id === exception.grantedBy)?.displayName,
    state: stateOf(exception, at),
    isLive: exception.revokedAt === null && exception.endsAt > at,
  }))
  return { page, exceptions }
}

/** One person's access: everything that decides when and from where they may work, with licence and training. */
export const personQuery = defineStaffQuery({
  name: 'security.person',
  action: seePeople,
  event: 'person.viewed',
  subject: 'none',
  input: z.object({ id: idInAddress, cursor: placeInAddress }),
  find: async (_services, _context, { id, cursor }) => {
    const user = await findUser(id)
    return { user, cursor, resource: resourceOfUser(user) }
  },
  run: async (services, { proof: { actor }, at, today }, _receipt, { user, cursor }) => {
    const [{ role, values }, profile, { page, exceptions }] = await Promise.all([
      loadRole({ id: user.roleId }),
      SecurityProfile.findByPk(user.id),
      readExceptions(services, user.id, cursor, at),
    ])
    const expiry = (lastDay: string | null = null) => ({ lastDay, state: expiryState(lastDay, today) })
    const { permissions } = actor
    const mayChange = permissions.has('access.manage')
    return {
      id: user.id,
      username: user.username,
      displayName: user.displayName,
      role: { name: role.name, title: role.title },
      active: user.active,
      secondFactor: profile !== null && profile.totpConfirmedAt !== null,
      emergencyAccess: values.emergencyAccess && profile?.emergencyAccess === true,
      licence: expiry(profile?.licenceExpiresOn),
      training: expiry(profile?.trainingExpiresOn),
      roleHours: values.accessWindows,
      roleNetworks: values.allowedNetworks,
      ownNetworks: profile?.allowedNetworks ?? [],
      page,
      exceptions,
      may: {
        seeAccount: permissions.has('user.manage'),
        seePeople: permissions.has('security.read'),
        changeNetworks: mayChange,
        changeHours: mayChange && user.id !== actor.id,
      },
    }
  },
})
