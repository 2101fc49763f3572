import { withinNetworks } from '../access/networks.ts'
import { NotFoundError } from '../http/errors.ts'
import type { RouteTable } from '../http/routes/declared-route.ts'
import { publicRoute } from '../http/routes/public-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { demoAccounts } from './demo-accounts.ts'
import { demoAccessCodes } from './demo-panel.ts'
import { loopback } from './loopback.ts'
import { outboxRoutes } from './outbox-routes.tsx'

/** Only in demo mode; elsewhere the address does not exist. */
export function demoRoutes(routes: RouteTable, services: Services): void {
  if (!services.environment.demo) {
    return
  }
  outboxRoutes(routes, services)
  routes.get(
    paths.demoAccounts(),
    publicRoute({
      why: 'the demo’s accounts are public, on this machine',
      answer: async (req, res) => {
        if (!withinNetworks(loopback, req.context.address)) {
          throw new NotFoundError()
        }
        const accessCodes = await demoAccessCodes(services)
        res.json(
          demoAccounts(services.environment).map(({ username, role, password, totpSecret }) => ({
            username,
            role,
            password,
            totpSecret,
            accessCode: accessCodes.get(username) ?? null,
          })),
        )
      },
    }),
  )
}
