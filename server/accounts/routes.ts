import type { PassportInstance } from '../../middleware/passport.ts'
import type { RouteTable } from '../http/declared-route.ts'
import type { Services } from '../services.ts'
import { secondFactorRoutes } from './second-factor-routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'
import { resumeRoutes } from './resume-routes.tsx'
import { signOutRoutes } from './sign-out-routes.ts'

/** Signing in and out, and one's own account. */
export function accountRoutes(routes: RouteTable, services: Services, passport: PassportInstance): void {
  signInRoutes(routes, services, passport)
  secondFactorRoutes(routes, services)
  resumeRoutes(routes, services)
  signOutRoutes(routes, services)
}
