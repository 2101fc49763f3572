import { z } from 'zod'
import { TrustedDevice } from '../../../models/trusted-device.ts'
import { DevicesPage } from '../../../views/accounts/devices-page.tsx'
import { auditedChange } from '../../audit/record.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFound } from '../../http/errors.ts'
import { staffChange, staffRoute, type StaffRequest } from '../../http/staff-route.ts'
import { isId } from '../../http/subject.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { clearDeviceCookie } from './device-cookie.ts'
import { listDevices, trustedDays } from './trusted-devices.ts'

/** Forgets the device in the address, one's own. @throws NotFound for any other */
async function forget(services: Services, { req, res, clearance, origin, at }: StaffRequest) {
  const id = String(req.params['id'])
  const userId = clearance.actor.id
  const isThisOne = (await listDevices(services, req, userId)).some(
    (device) => device.isThisOne && device.id === id,
  )
  const receipt = await auditedChange(
    services,
    clearance,
    origin,
    'device.forgotten',
    async (transaction) => {
      const where = { id, userId, revokedAt: null }
      const [forgotten] = isId(id)
        ? await TrustedDevice.update({ revokedAt: at }, { where, transaction })
        : [0]
      if (forgotten === 0) {
        throw new NotFound()
      }
      return { value: id, resource: { type: 'trusted-device', id } }
    },
  )
  if (isThisOne) {
    clearDeviceCookie(req, res)
  }
  return { receipt, to: paths.devices(), notice: 'The device is forgotten: it will be asked for a code.' }
}

/** The devices on which one's code is not asked for. */
export function deviceRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.devices(),
    staffRoute(services, {
      action: 'account.use',
      event: 'account.viewed',
      find: async () => ({}),
      show: async ({ req, shell, clearance }) => {
        const { id } = clearance.actor
        const [devices, days] = await Promise.all([listDevices(services, req, id), trustedDays(id)])
        return (
          <DevicesPage
            shell={shell}
            time={services.time}
            days={days}
            devices={devices.map((device) => ({ ...device, forgetAction: paths.forgetDevice(device.id) }))}
          />
        )
      },
    }),
  )
  routes.post(
    '/account/devices/:id/forget',
    staffChange(services, {
      action: 'account.use',
      event: 'device.forgotten',
      viewEvent: 'account.viewed',
      schema: z.object({}),
      change: (request) => forget(services, request),
      // The form has no field that could be wrong.
      show: async () => {
        throw new NotFound()
      },
    }),
  )
}
