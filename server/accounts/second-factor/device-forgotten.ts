import type { Transaction } from 'sequelize'
import { readNewestDeed } from '../../../models/queries/http/newest-deed.ts'
import { TrustedDevice } from '../../../models/accounts/trusted-device.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

/**
 * Says how a device of one's own came to count no more: forgotten by oneself, or by itself.
 * @returns undefined where there never was one of this id
 */
export async function forgottenMeanwhile(
  { prepared }: Pick<Services, 'prepared'>,
  id: string,
  userId: string,
  transaction?: Transaction,
): Promise<OvertakenError | undefined> {
  const within = transaction === undefined ? {} : { transaction }
  const device = await TrustedDevice.findOne({ where: { id, userId }, ...within })
  if (device === null) {
    return undefined
  }
  const resource = { type: 'trusted-device', id }
  const { revokedAt, createdAt: since } = device
  const statements = transaction === undefined ? prepared : prepared.within(transaction)
  const deed = await readNewestDeed(statements, { events: ['device.forgotten'], resource, since })
  return new OvertakenError(
    {
      what: 'device',
      done: 'forgotten',
      by: deed?.by ?? null,
      at: deed?.at ?? revokedAt,
      how: 'device-ran-out',
    },
    { next: { href: paths.devices(), label: 'own-devices' }, about: { resource } },
  )
}
