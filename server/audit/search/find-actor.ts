import { col, fn, Op, where } from 'sequelize'
import { ActorName } from '../../../models/actor-name.ts'
import type { SoughtActor } from '../../../models/queries/audit/audit-criteria.ts'
import { readClaimedNames } from '../../../models/queries/audit/claimed-names.ts'
import { isId } from '../../is-id.ts'
import type { Services } from '../../services.ts'

const most = 1_000

/**
 * Whose events a text means: a user's id, a username, or a part of a name that a user has or had; and what strangers
 * typed as a name. @returns undefined where it means more than a thousand
 */
export async function findActor(services: Services, text: string): Promise<SoughtActor | undefined> {
  if (isId(text.toLowerCase())) {
    return { ids: [text.toLowerCase()], claimedNames: [] }
  }
  const [names, claimedNames] = await Promise.all([
    ActorName.findAll({
      attributes: ['userId'],
      where: {
        [Op.or]: [
          { username: text.toLowerCase() },
          where(fn('strpos', fn('lower', col('display_name')), text.toLowerCase()), Op.gt, 0),
        ],
      },
      limit: most + 1,
    }),
    readClaimedNames(services.prepared, text, most + 1),
  ])
  const ids = [...new Set(names.map((name) => name.userId))]
  return Math.max(names.length, claimedNames.length) > most ? undefined : { ids, claimedNames }
}
