import { HourException } from '../../../models/hour-exception.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { User } from '../../../models/user.ts'
import { NotFound } from '../../http/errors.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { isId } from '../../http/subject.ts'
import { loadRole } from '../rights/load-role.ts'

/** Past exceptions beyond these are in the audit log. */
const shownExceptions = 20

/** The person in the address. @throws NotFound */
export async function personInAddress({ req }: Pick<StaffRequest, 'req'>): Promise<User> {
  const id = String(req.params['id'])
  const user = isId(id) ? await User.findByPk(id) : null
  if (user === null) {
    throw new NotFound()
  }
  return user
}

/** Everything that decides when and from where somebody may work. */
export async function loadAccess(user: User) {
  const [{ role, values }, profile, exceptions] = await Promise.all([
    loadRole({ id: user.roleId }),
    SecurityProfile.findByPk(user.id),
    HourException.findAll({
      where: { userId: user.id },
      order: [
        ['endsAt', 'DESC'],
        ['id', 'DESC'],
      ],
      limit: shownExceptions,
    }),
  ])
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
    nameOf: (id: string) => granters.find((granter) => granter.id === id)?.displayName ?? 'Somebody',
  }
}
