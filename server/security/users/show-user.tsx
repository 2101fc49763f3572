import { Role } from '../../../models/role.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { UserPage } from '../../../views/accounts/user-page.tsx'
import type { FieldError } from '../../../views/components/field.ts'
import { userInAddress } from '../../accounts/mfa/reset-second-factor.ts'
import type { StaffVisit } from '../../http/staff-route.ts'

/** The page of one user, for administrators. @throws NotFoundError */
export async function showUser(visit: StaffVisit, errors: readonly FieldError[]) {
  const { shell, clearance, asksForCode } = visit
  const user = await userInAddress(visit)
  const [role, profile] = await Promise.all([
    Role.findByPk(user.roleId, { rejectOnEmpty: true }),
    SecurityProfile.findByPk(user.id),
  ])
  return (
    <UserPage
      shell={shell}
      errors={errors}
      user={{
        id: user.id,
        username: user.username,
        displayName: user.displayName,
        roleTitle: role.title,
        active: user.active,
        email: user.email,
        emailConfirmedAt: user.emailConfirmedAt,
        hasPassword: user.passwordHash !== null,
        licenceExpiresOn: profile?.licenceExpiresOn ?? null,
        trainingExpiresOn: profile?.trainingExpiresOn ?? null,
        emergencyAccess: role.emergencyAccess && (profile?.emergencyAccess ?? false),
        secondFactorSince: profile?.totpConfirmedAt ?? undefined,
        secondFactorRequired: role.mfaRequired,
      }}
      isOneself={user.id === clearance.actor.id}
      asksForCode={asksForCode}
    />
  )
}
