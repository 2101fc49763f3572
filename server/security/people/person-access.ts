import { Op, type WhereOptions } from 'sequelize'
import { HourException } from '../../../models/hour-exception.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { User } from '../../../models/user.ts'
import type { NewestFirstCursor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import { listPage } from '../../http/list-page.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { isId } from '../../http/subject.ts'
import { loadRole } from '../rights/load-role.ts'

/** So many exceptions stand on a page, the last to end first. */
const pageSize = 20

const before = ({ at, id }: NewestFirstCursor): WhereOptions =>
  at === 'infinity' ? {} : { [Op.or]: [{ endsAt: { [Op.lt]: at } }, { endsAt: at, id: { [Op.lt]: id } }] }

/** The person in the address. @throws NotFound */
export async function personInAddress({ req }: Pick<StaffRequest, 'req'>): Promise<User> {
  const id = String(req.params['id'])
  const user = isId(id) ? await User.findByPk(id) : null
  if (user === null) {
    throw new NotFound()
  }
  return user
}

/** Everything that decides when and from where somebody may work. @param place after which their exceptions go on */
export async function loadAccess(user: User, place: NewestFirstCursor) {
  const [{ role, values }, profile, found] = await Promise.all([
    loadRole({ id: user.roleId }),
    SecurityProfile.findByPk(user.id),
    HourException.findAll({
      where: { userId: user.id, ...before(place) },
      order: [
        ['endsAt', 'DESC'],
        ['id', 'DESC'],
      ],
      limit: pageSize + 1,
    }),
  ])
  const { shown: exceptions, last: lastException } = listPage(found, pageSize)
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
    lastException,
    nameOf: (id: string) => granters.find((granter) => granter.id === id)?.displayName ?? 'Somebody',
  }
}
