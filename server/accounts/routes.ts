import type { PassportInstance } from '../../middleware/passport.ts'
import type { RouteTable } from '../http/declared-route.ts'
import type { Services } from '../services.ts'
import { shownBackupCodesRoutes } from './mfa/shown-backup-codes-routes.tsx'
import { deviceRoutes } from './mfa/device-routes.tsx'
import { ownSecondFactorRoutes } from './mfa/own-second-factor-routes.tsx'
import { resetSecondFactorRoutes } from './mfa/reset-routes.tsx'
import { secondFactorSetupRoutes } from './mfa/setup-routes.tsx'
import { activityRoutes } from './activity-routes.tsx'
import { confirmEmailRoutes } from './confirm-email-routes.tsx'
import { confirmRoutes } from './confirm-routes.tsx'
import { ownTextMessageRoutes } from './text-messages/own-routes.tsx'
import { textMessageSignInRoutes } from './text-messages/sign-in-routes.ts'
import { forgottenPasswordRoutes } from './forgotten-password-routes.tsx'
import { ownEmailRoutes } from './own-email-routes.tsx'
import { passwordResetRoutes } from './password-reset-routes.tsx'
import { passwordRoutes } from './password-routes.tsx'
import { secondFactorRoutes } from './second-factor-routes.tsx'
import { sessionRoutes } from './session-routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'
import { draftRoutes } from './draft-routes.ts'
import { keptApartRoutes } from './kept-apart-routes.tsx'
import { notMeRoutes } from './not-me-routes.tsx'
import { idleRoutes } from './idle-routes.tsx'
import { resumeRoutes } from './resume-routes.tsx'
import { signOutRoutes } from './sign-out-routes.ts'

/** Signing in and out, and one's own account. */
export function accountRoutes(routes: RouteTable, services: Services, passport: PassportInstance): void {
  signInRoutes(routes, services, passport)
  secondFactorRoutes(routes, services)
  secondFactorSetupRoutes(routes, services)
  textMessageSignInRoutes(routes, services)
  shownBackupCodesRoutes(routes, services)
  ownTextMessageRoutes(routes, services)
  ownSecondFactorRoutes(routes, services)
  deviceRoutes(routes, services)
  resetSecondFactorRoutes(routes, services)
  resumeRoutes(routes, services)
  notMeRoutes(routes, services)
  idleRoutes(routes, services)
  draftRoutes(routes, services)
  keptApartRoutes(routes, services)
  signOutRoutes(routes, services)
  sessionRoutes(routes, services)
  activityRoutes(routes, services)
  confirmRoutes(routes, services)
  passwordRoutes(routes, services)
  forgottenPasswordRoutes(routes, services)
  passwordResetRoutes(routes, services)
  ownEmailRoutes(routes, services)
  confirmEmailRoutes(routes, services)
}
