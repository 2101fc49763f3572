import { z } from 'zod'
import { TrustedDevice } from '../../../models/trusted-device.ts'
import { DevicesPage } from '../../../views/accounts/devices-page.tsx'
import { NameDevicePage } from '../../../views/accounts/name-device-page.tsx'
import { auditedChange } from '../../audit/record.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFoundError } from '../../http/errors.ts'
import { requiredText } from '../../operations/fields.ts'
import { filledFromNow } from '../../http/filled-from.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { staffChange, staffForm, staffRoute, type StaffRequest } from '../../http/staff-route.ts'
import { idIn } from '../../http/id-in.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { clearDeviceCookie } from './device-cookie.ts'
import { forgottenMeanwhile } from './device-forgotten.ts'
import { nameDevice } from './name-device.ts'
import { listDevices, trustedDays } from './trusted-devices.ts'
import { said } from '../../../views/words/said.ts'

/** Forgets the device in the address, one's own. @throws NotFoundError for any other; OvertakenError where it is forgotten */
async function forget(services: Services, request: StaffRequest) {
  const { req, res, clearance, origin, at } = request
  const id = idIn(request)
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
      const [forgotten] = await TrustedDevice.update({ revokedAt: at }, { where, transaction })
      if (forgotten === 0) {
        throw (await forgottenMeanwhile(services, id, userId, transaction)) ?? new NotFoundError()
      }
      return { value: id, resource: { type: 'trusted-device', id } }
    },
  )
  if (isThisOne) {
    clearDeviceCookie(req, res)
  }
  return { receipt, to: paths.devices(), notice: said('accounts.notice.device-forgotten') }
}

/** The trusted device in the address, one's own. @throws NotFoundError for any other; OvertakenError where it is forgotten */
async function ownDevice(services: Services, request: StaffRequest) {
  const { req, clearance } = request
  const id = idIn(request)
  const device = (await listDevices(services, req, clearance.actor.id)).find((own) => own.id === id)
  if (device === undefined) {
    throw (await forgottenMeanwhile(services, id, clearance.actor.id)) ?? new NotFoundError()
  }
  return device
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
            days={days}
            devices={devices.map((device) => ({
              ...device,
              nameHref: paths.nameDevice(device.id),
              forgetAction: paths.forgetDevice(device.id),
            }))}
          />
        )
      },
    }),
  )
  routes.form(
    paths.nameDevice.pattern,
    staffForm(services, {
      action: 'account.use',
      event: 'device.named',
      viewEvent: 'account.viewed',
      schema: z.object({ name: requiredText('a-name', 60), was: filledFrom }),
      find: async (request) => {
        await ownDevice(services, request)
        return {}
      },
      change: async (request, values) => {
        const { id } = await ownDevice(services, request)
        const receipt = await nameDevice(services, request, { id, ...values })
        return { receipt, to: paths.devices(), notice: said('accounts.notice.device-named') }
      },
      show: async (visit, form) => {
        const device = await ownDevice(services, visit)
        return (
          <NameDevicePage
            shell={visit.shell}
            errors={form.errors}
            name={form.typed['name'] ?? device.name}
            was={filledFromNow(form, device.name)}
            action={paths.nameDevice(device.id)}
          />
        )
      },
    }),
  )
  routes.post(
    paths.forgetDevice.pattern,
    staffChange(services, {
      action: 'account.use',
      event: 'device.forgotten',
      viewEvent: 'account.viewed',
      schema: z.object({}),
      change: (request) => forget(services, request),
    }),
  )
}
