import { Op, type Transaction } from 'sequelize'
import { Role } from '../../../models/administration/role.ts'
import { User } from '../../../models/accounts/user.ts'
import { newId } from '../../../models/new-id.ts'
import { WardMember } from '../../../models/wards/ward-member.ts'
import type { Ward } from '../../../models/wards/ward.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import type { WardCapacity } from '../../ward-kinds.ts'
import { alertNewAccount } from '../../patients/alert-new-account.ts'

/** What an audit row names as somebody's time on a ward. */
export const resourceOfMember = (id: string) => ({ type: 'ward-member', id })

/** @throws Refused where a person is not there, may not sign in, or cares for no patients */
async function caresForPatients(userId: string, transaction: Transaction): Promise<User> {
  const user = await User.findByPk(userId, {
    attributes: ['id', 'active', 'roleId', 'createdAt', 'displayName'],
    transaction,
  })
  const role = user === null ? null : await Role.findByPk(user.roleId, { transaction })
  if (user?.active !== true || role?.patientScope !== 'care_team') {
    throw new Refused('not-for-a-ward')
  }
  return user
}

/** @throws Refused where nobody can cover for them, because they are not on the ward when it begins, or only cover themselves */
async function mustBeOnIt(wardId: string, userId: string, at: Date, transaction: Transaction): Promise<void> {
  const held = await WardMember.count({
    where: {
      wardId,
      userId,
      capacity: { [Op.ne]: 'covering' },
      startsAt: { [Op.lte]: at },
      endsAt: { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: at }] },
    },
    transaction,
  })
  if (held === 0) {
    throw new Refused('not-to-cover-for')
  }
}

type PutOnWard = {
  readonly userId: string
  readonly capacity: WardCapacity
  /** For whom they cover. */
  readonly covers: string | null
  readonly from: Date | null
  readonly until: Date | null
  readonly by: string
  readonly at: Date
}

/**
 * Puts somebody on a ward that is held, and says what the audit row says of it.
 * @throws Refused where they cannot be; OvertakenError where they are on it at that time already
 */
export async function putOnWard(
  services: Services,
  transaction: Transaction,
  ward: Ward,
  { userId, capacity, covers, from, until, by, at }: PutOnWard,
) {
  const user = await caresForPatients(userId, transaction)
  const startsAt = from === null || from < at ? at : from
  const endsAt = { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: startsAt }] }
  const held = await WardMember.findOne({
    where: { wardId: ward.id, userId, endsAt, ...(until === null ? {} : { startsAt: { [Op.lt]: until } }) },
    order: ['startsAt'],
    transaction,
  })
  if (held !== null) {
    throw new OvertakenError(
      { what: 'person', done: 'put-on-the-ward', by: held.addedBy, at: held.createdAt },
      {
        next: { href: paths.keptWard(ward.id), label: 'ward' },
        about: { resource: resourceOfMember(held.id) },
        comesBack: 'end-assignment-first',
      },
    )
  }
  if (covers !== null) {
    await mustBeOnIt(ward.id, covers, startsAt, transaction)
  }
  const id = newId()
  const ending = until === null ? {} : { endsAt: until, endedHow: 'in-time' as const, endedBy: by }
  await WardMember.create(
    {
      id,
      wardId: ward.id,
      userId,
      capacity,
      covers,
      startsAt,
      ...ending,
      addedBy: by,
      createdAt: at,
    },
    { transaction },
  )
  await alertNewAccount(services, transaction, { user, wardId: ward.id, assignedBy: by, at })
  return {
    value: ward.id,
    resource: resourceOfMember(id),
    details: {
      wardId: ward.id,
      userId,
      capacity,
      ...(covers === null ? {} : { covers }),
      from: startsAt.toISOString(),
      ...(until === null ? {} : { until: until.toISOString() }),
    },
  }
}
