import { Op } from 'sequelize'
import { HourException } from '../../../models/hour-exception.ts'
import {
  beforePlace,
  placeAttribute,
  placeOfModel,
  type MomentPlace,
} from '../../../models/queries/list-place.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { User } from '../../../models/user.ts'
import { NotFoundError } from '../../http/errors.ts'
import { pageOf, type AskedPage } from '../../http/list-page.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { idIn } from '../../http/id-in.ts'
import { newestFirst, type Keyset } from '../../lists/cursor.ts'
import { loadRole } from '../rights/load-role.ts'

/** The exceptions that last longest first. */
export const byEnd: Keyset<HourException, MomentPlace> = { ...newestFirst, placeOf: placeOfModel }

/** The person in the address. @throws NotFoundError */
export async function personInAddress(request: Pick<StaffRequest, 'req'>): Promise<User> {
  const user = await User.findByPk(idIn(request))
  if (user === null) {
    throw new NotFoundError()
  }
  return user
}

/** Everything that decides when and from where somebody may work. @param page that of their exceptions */
export async function loadAccess(user: User, page: AskedPage<HourException, MomentPlace>) {
  const { after, limit } = page
  const [{ role, values }, profile, found] = await Promise.all([
    loadRole({ id: user.roleId }),
    SecurityProfile.findByPk(user.id),
    HourException.findAll({
      attributes: { include: [placeAttribute('ends_at')] },
      where: { userId: user.id, [Op.and]: beforePlace('ends_at') },
      replacements: after,
      order: [
        ['endsAt', 'DESC'],
        ['id', 'DESC'],
      ],
      limit,
    }),
  ])
  const { rows: exceptions, links } = pageOf(page, found)
  const granters = await User.findAll({
    where: {
      id: [...new Set(exceptions.flatMap(({ grantedBy, revokedBy }) => [grantedBy, revokedBy ?? grantedBy]))],
    },
    attributes: ['id', 'displayName'],
  })
  return {
    role,
    values,
    profile,
    exceptions,
    links,
    nameOf: (id: string) => granters.find((granter) => granter.id === id)?.displayName ?? 'Somebody',
  }
}
