import { Op, type Order } from 'sequelize'
import { LegalHold } from '../../../models/audit/legal-hold.ts'
import {
  beforePlace,
  placeAttribute,
  placeOfModel,
  type MomentPlace,
} from '../../../models/queries/list-place.ts'
import { newestFirst, type Keyset } from '../../lists/cursor.ts'

const order: Order = [
  ['setAt', 'DESC'],
  ['id', 'DESC'],
]

/** By when a hold was set, the newest first. */
export const byHold: Keyset<LegalHold, MomentPlace> = { ...newestFirst, placeOf: placeOfModel }

/**
 * Every hold that stands, on the first page, and of those that were lifted as many as are asked for; the newest first.
 */
export async function readHolds({
  after,
  isFirst,
  limit,
}: Readonly<{ after: MomentPlace; isFirst: boolean; limit: number }>) {
  const [standing, lifted] = await Promise.all([
    isFirst ? LegalHold.findAll({ where: { liftedAt: null }, order }) : [],
    LegalHold.findAll({
      attributes: { include: [placeAttribute('set_at')] },
      where: { liftedAt: { [Op.ne]: null }, [Op.and]: beforePlace('set_at') },
      replacements: after,
      order,
      limit,
    }),
  ])
  return { standing, lifted }
}
