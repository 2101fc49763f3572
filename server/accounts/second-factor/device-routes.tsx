import { DevicesPage } from '../../../views/accounts/second-factor/devices-page.tsx'
import { NameDevicePage } from '../../../views/accounts/second-factor/name-device-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { filledFromNow } from '../../http/forms/filled-from.ts'
import {
  staffCommandButton,
  staffCommandForm,
  staffFormPage,
  staffQueryPage,
} from '../../http/faces/staff-operation-faces.ts'
import { clearDeviceCookie, readDeviceCookie } from '../../http/sessions/trusted-device-cookie.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { forgetDevice } from './forget-device.ts'
import { nameDevice } from './name-device.ts'
import { deviceToName, ownDevices } from './own-devices.ts'

/** The devices on which one's code is not asked for. */
export function deviceRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.devices(),
    staffQueryPage(services, ownDevices, ({ req, shell }, { devices, days }) => {
      const own = readDeviceCookie(req, services.sessionSecrets)
      return (
        <DevicesPage
          shell={shell}
          days={days}
          devices={devices.map(({ id, name, createdAt, lastUsedAt, expiresAt, tokenHash }) => ({
            id,
            name,
            createdAt,
            lastUsedAt,
            expiresAt,
            isThisOne: own?.equals(tokenHash) ?? false,
            nameHref: paths.nameDevice(id),
            forgetAction: paths.forgetDevice(id),
          }))}
        />
      )
    }),
  )
  routes.form(
    paths.nameDevice.pattern,
    staffCommandForm(services, nameDevice, {
      page: staffFormPage(services, deviceToName, ({ shell }, { id, name }, form) => (
        <NameDevicePage
          shell={shell}
          errors={form.errors}
          name={form.typed['name'] ?? name}
          was={filledFromNow(form, name)}
          action={paths.nameDevice(id)}
        />
      )),
      done: () => ({ to: paths.devices(), notice: said('accounts.notice.device-named') }),
    }),
  )
  routes.post(
    paths.forgetDevice.pattern,
    staffCommandButton(services, forgetDevice, {
      settle: async ({ req, res }, tokenHash) => {
        if (readDeviceCookie(req, services.sessionSecrets)?.equals(tokenHash) === true) {
          clearDeviceCookie(req, res)
        }
      },
      done: () => ({ to: paths.devices(), notice: said('accounts.notice.device-forgotten') }),
    }),
  )
}
