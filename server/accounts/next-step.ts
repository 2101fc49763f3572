import { Role } from '../../models/administration/role.ts'
import { SecurityProfile } from '../../models/accounts/security-profile.ts'
import { User } from '../../models/accounts/user.ts'
import { passwordExpired } from '../access/password-age.ts'
import { actorOf } from '../audit/actor-of.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { recogniseDevice } from './second-factor/trusted-devices.ts'

/**
 * What is due after a right password, as the address to go to: the code, setting up a second factor, or a new password;
 * undefined where the person is in. A device that the person trusts stands in for the code.
 * @param device the hash of the token that the browser holds, where it was trusted by somebody
 */
export async function nextStepFor(
  services: Services,
  userId: string,
  { device, at }: { readonly device: Buffer | undefined; readonly at: Date },
) {
  const user = await User.findByPk(userId, { rejectOnEmpty: true })
  const [role, profile] = await Promise.all([
    Role.findByPk(user.roleId, { rejectOnEmpty: true }),
    SecurityProfile.findByPk(userId),
  ])
  const enrolled = profile !== null && profile.totpConfirmedAt !== null
  const actor = actorOf({ id: user.id, displayName: user.displayName, role })
  const trustedDevice = enrolled ? await recogniseDevice(device, userId, at) : undefined
  if (enrolled && trustedDevice === undefined) {
    return { step: paths.secondFactor(), actor }
  }
  if (!enrolled && role.mfaRequired) {
    return { step: paths.secondFactorSetup(), actor }
  }
  const passwordDue =
    user.passwordChangeRequired ||
    passwordExpired(user.passwordChangedAt, at, services.environment.PASSWORD_MAX_AGE_DAYS)
  return { step: passwordDue ? paths.password() : undefined, actor, trustedDevice }
}
