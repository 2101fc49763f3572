import { Op, type WhereOptions } from 'sequelize'
import { LegalHold } from '../../../models/legal-hold.ts'

/** The place after which the holds that were lifted go on; 'infinity' begins at the newest. */
type Place = { readonly at: Date | 'infinity'; readonly id: string }

const newestFirst: [string, string][] = [
  ['setAt', 'DESC'],
  ['id', 'DESC'],
]

const before = ({ at, id }: Place): WhereOptions =>
  at === 'infinity' ? {} : { [Op.or]: [{ setAt: { [Op.lt]: at } }, { setAt: at, id: { [Op.lt]: id } }] }

/**
 * Every hold that stands, on the first page, and of those that were lifted as many as are asked for; the newest first.
 */
export async function readHolds(place: Place, limit: number) {
  const [standing, lifted] = await Promise.all([
    place.at === 'infinity' ? LegalHold.findAll({ where: { liftedAt: null }, order: newestFirst }) : [],
    LegalHold.findAll({
      where: { liftedAt: { [Op.ne]: null }, ...before(place) },
      order: newestFirst,
      limit,
    }),
  ])
  return { standing, lifted }
}
