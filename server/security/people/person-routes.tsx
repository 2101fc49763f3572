import type { HourException } from '../../../models/hour-exception.ts'
import { PersonPage } from '../../../views/security/person-page.tsx'
import type { User } from '../../../models/user.ts'
import { hoursInWords, networksInWords } from '../../access/access-words.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { askedPage } from '../../http/list-page.ts'
import { staffRoute, type StaffVisit } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { expiryState } from './expiry.ts'
import { byEnd, loadAccess, personInAddress } from './person-access.ts'
import { seePeople } from './see-people.ts'

function stateOf({ startsAt, endsAt, revokedAt }: HourException, at: Date) {
  if (revokedAt !== null) {
    return 'taken-back' as const
  }
  if (endsAt <= at) {
    return 'over' as const
  }
  return startsAt > at ? ('to-come' as const) : ('now' as const)
}

async function showPerson(services: Services, visit: StaffVisit, user: User) {
  const { req, shell, clearance, at } = visit
  const { permissions, id: readerId } = clearance.actor
  const page = askedPage(services, req, { keyset: byEnd })
  const { role, values, profile, exceptions, links, nameOf } = await loadAccess(user, page)
  const today = req.context.circumstances.local.date
  const expiry = (lastDay: string | null = null) => ({ lastDay, state: expiryState(lastDay, today) })
  const mayChange = permissions.has('access.manage')
  const isOneself = user.id === readerId
  return (
    <PersonPage
      shell={shell}
      time={services.time}
      person={{
        id: user.id,
        username: user.username,
        displayName: user.displayName,
        role: { title: role.title, href: paths.role(role.name) },
        active: user.active,
        secondFactor: profile !== null && profile.totpConfirmedAt !== null,
        emergencyAccess: values.emergencyAccess && profile?.emergencyAccess === true,
        licence: expiry(profile?.licenceExpiresOn),
        training: expiry(profile?.trainingExpiresOn),
        roleHours: hoursInWords(values.accessWindows),
        roleNetworks: networksInWords(values.allowedNetworks),
        ownNetworks: networksInWords(profile?.allowedNetworks ?? []),
      }}
      exceptions={exceptions.map((exception) => ({
        id: exception.id,
        from: exception.startsAt,
        until: exception.endsAt,
        hours: hoursInWords(exception.windows),
        reason: exception.reason,
        grantedBy: nameOf(exception.grantedBy),
        state: stateOf(exception, at),
        revokeAction:
          mayChange && !isOneself && exception.revokedAt === null && exception.endsAt > at
            ? paths.revokeHourException(user.id, exception.id)
            : undefined,
      }))}
      pages={links(paths.person(user.id))}
      links={{
        account: permissions.has('user.manage') ? paths.user(user.id) : undefined,
        newException: mayChange && !isOneself ? paths.newHourException(user.id) : undefined,
        networks: mayChange ? paths.personNetworks(user.id) : undefined,
        people: permissions.has('security.read') ? paths.people() : paths.users(),
      }}
    />
  )
}

/** One person's access: role, hours and their exceptions, networks, licence and training. */
export function personRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.person.pattern,
    staffRoute(services, {
      action: seePeople,
      event: 'person.viewed',
      find: async (request) => {
        const user = await personInAddress(request)
        return { user, resource: { type: 'user', id: user.id } }
      },
      show: (visit, { user }) => showPerson(services, visit, user),
    }),
  )
}
