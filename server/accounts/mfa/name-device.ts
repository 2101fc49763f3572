import { TrustedDevice } from '../../../models/trusted-device.ts'
import type { Clearance } from '../../access/clearance.ts'
import type { Origin } from '../../audit/entry.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import { changedMeanwhile } from '../../overtaken/changed-meanwhile.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

/**
 * Names a trusted device.
 * @param named.was what the form was filled from
 * @throws OvertakenError where it was named otherwise since
 */
export async function nameDevice(
  services: Services,
  { clearance, origin }: { readonly clearance: Clearance; readonly origin: Origin },
  { id, name, was }: { id: string; name: string; was?: string | undefined },
): Promise<ChangeReceipt<string>> {
  const resource = { type: 'trusted-device', id }
  return auditedChange(services, clearance, origin, 'device.named', async (transaction) => {
    const device = await TrustedDevice.findByPk(id, {
      transaction,
      lock: transaction.LOCK.UPDATE,
      rejectOnEmpty: true,
    })
    if (was !== undefined && was !== device.name) {
      throw await changedMeanwhile(services, transaction, {
        events: ['device.named'],
        what: 'device-name',
        resource,
        updatedAt: device.createdAt,
        next: { href: paths.devices(), label: 'own-devices' },
        comesBack: 'compare-name',
        values: { now: device.name },
      })
    }
    await device.update({ name }, { transaction })
    return { value: id, resource }
  })
}
