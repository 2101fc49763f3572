import type { PassportInstance } from '../../middleware/passport.ts'
import type { RouteTable } from '../http/routes/declared-route.ts'
import type { Services } from '../services.ts'
import { shownBackupCodesRoutes } from './second-factor/shown-backup-codes-routes.tsx'
import { deviceRoutes } from './second-factor/device-routes.tsx'
import { ownSecondFactorRoutes } from './second-factor/own-second-factor-routes.tsx'
import { resetSecondFactorRoutes } from './second-factor/reset-routes.tsx'
import { secondFactorSetupRoutes } from './second-factor/setup-routes.tsx'
import { activityRoutes } from './own/activity-routes.tsx'
import { confirmEmailRoutes } from './own/confirm-email-routes.tsx'
import { confirmRoutes } from './own/confirm-routes.tsx'
import { ownTextMessageRoutes } from './second-factor/text-messages/own-routes.tsx'
import { textMessageSignInRoutes } from './second-factor/text-messages/sign-in-routes.ts'
import { forgottenPasswordRoutes } from './passwords/forgotten-password-routes.tsx'
import { ownEmailRoutes } from './own/own-email-routes.tsx'
import { passwordResetRoutes } from './passwords/password-reset-routes.tsx'
import { passwordRoutes } from './passwords/password-routes.tsx'
import { secondFactorRoutes } from './sign-in/second-factor-routes.tsx'
import { sessionRoutes } from './sessions/session-routes.tsx'
import { signInRoutes } from './sign-in/sign-in-routes.tsx'
import { draftRoutes } from './kept-forms/draft-routes.ts'
import { keptApartRoutes } from './kept-forms/kept-apart-routes.tsx'
import { notMeRoutes } from './own/not-me-routes.tsx'
import { idleRoutes } from './own/idle-routes.tsx'
import { resumeRoutes } from './sign-in/resume-routes.tsx'
import { signOutRoutes } from './sign-in/sign-out-routes.ts'

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
