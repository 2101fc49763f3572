import { z } from 'zod'
import type { TrustedDevice } from '../../../models/accounts/trusted-device.ts'
import { nothingTaken, idInAddress } from '../../operations/input.ts'
import { defineStaffQuery, type DisclosureScope } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { forgottenMeanwhile } from './device-forgotten.ts'
import { devicesThatCount, trustedDays } from './trusted-devices.ts'

/** A trusted device of one's own. @throws Refused for any other; OvertakenError where it is forgotten */
export async function ownDevice(
  services: Pick<Services, 'prepared'>,
  { id, userId, at }: { readonly id: string; readonly userId: string; readonly at: Date },
) {
  const device = (await devicesThatCount(userId, at)).find((own) => own.id === id)
  if (device === undefined) {
    throw (await forgottenMeanwhile(services, id, userId)) ?? new Refused('no-such-thing')
  }
  return device
}

/** The devices on which one's code is not asked for, the newest first; a browser knows itself by the hash of its token. */
export const ownDevices = defineStaffQuery({
  name: 'accounts.devices',
  action: 'account.use',
  event: 'account.viewed',
  subject: 'self',
  input: nothingTaken,
  find: async () => ({}),
  run: async (_services, { proof, at }) => {
    const { id } = proof.actor
    const [devices, days] = await Promise.all([devicesThatCount(id, at), trustedDays(id)])
    return { devices, days }
  },
})

/** One of them, to be named. */
export const deviceToName = defineStaffQuery({
  name: 'accounts.device',
  action: 'account.use',
  event: 'account.viewed',
  subject: 'self',
  input: z.object({ id: idInAddress }),
  find: async (
    services,
    { proof, at },
    { id },
  ): Promise<DisclosureScope & { readonly device: TrustedDevice }> => ({
    device: await ownDevice(services, { id, userId: proof.actor.id, at }),
  }),
  run: async (_services, _context, _receipt, { device: { id, name } }) => ({ id, name }),
})
