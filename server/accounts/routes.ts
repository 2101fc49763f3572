import type { PassportInstance } from '../../middleware/passport.ts'
import type { RouteTable } from '../http/declared-route.ts'
import type { Services } from '../services.ts'
import { passwordRoutes } from './password-routes.tsx'
import { secondFactorRoutes } from './second-factor-routes.tsx'
import { sessionRoutes } from './session-routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'
import { idleRoutes } from './idle-routes.tsx'
import { resumeRoutes } from './resume-routes.tsx'
import { signOutRoutes } from './sign-out-routes.ts'

/** Signing in and out, and one's own account. */
export function accountRoutes(routes: RouteTable, services: Services, passport: PassportInstance): void {
  signInRoutes(routes, services, passport)
  secondFactorRoutes(routes, services)
  resumeRoutes(routes, services)
  idleRoutes(routes, services)
  signOutRoutes(routes, services)
  sessionRoutes(routes, services)
  passwordRoutes(routes, services)
}
