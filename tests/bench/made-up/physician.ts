import type pg from 'pg'
import { newId } from '../../../models/new-id.ts'
import { Role } from '../../../models/administration/role.ts'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { User } from '../../../models/accounts/user.ts'
import type { Services } from '../../../server/services.ts'

export const physician = {
  username: 'bench-physician',
  password: 'walks the wards at night',
  totpSeed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
} as const

const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** Two windows that together let any hour in: the check is made in full, whenever the benchmark runs. */
const windows = [
  { days: everyDay, from: '00:00', to: '12:00' },
  { days: everyDay, from: '12:00', to: '00:00' },
]

/** Makes a physician whose role is held to hours and networks, and gives the user's id. */
export async function makePhysician(services: Services, owner: pg.Client): Promise<string> {
  const at = services.clock.now()
  const role = await Role.findOne({ where: { name: 'physician' }, rejectOnEmpty: true })
  await owner.query('UPDATE roles SET access_windows = $2, allowed_networks = $3 WHERE id = $1', [
    role.id,
    JSON.stringify(windows),
    ['10.0.0.0/8', '192.168.0.0/16'],
  ])
  const id = newId()
  await User.create({
    id,
    username: physician.username,
    displayName: 'Dr Lindiwe Khumalo',
    roleId: role.id,
    passwordHash: await services.passwords.hash(physician.password),
    passwordChangedAt: at,
    credentialsChangedAt: at,
    createdAt: at,
    updatedAt: at,
  })
  await SecurityProfile.create({
    userId: id,
    totpSeed: services.secondFactor.seal(id, physician.totpSeed),
    totpConfirmedAt: at,
    licenceExpiresOn: '2099-12-31',
    trainingExpiresOn: '2099-12-31',
    allowedNetworks: ['10.20.0.0/16'],
    emergencyAccess: true,
    createdAt: at,
    updatedAt: at,
  })
  return id
}
