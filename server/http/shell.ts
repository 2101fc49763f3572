import type { Request } from 'express'
import type { EmergencyBanner, Shell } from '../../views/shell.ts'
import type { LiveGrant } from '../access/actor.ts'
import type { Services } from '../services.ts'
import { paths } from '../paths.ts'
import { takeNotice } from './notice.ts'

const minuteMs = 60_000

function emergencyBanner(services: Services, grant: LiveGrant, at: Date): EmergencyBanner {
  return {
    grantId: grant.id,
    patientLabel: grant.recordNumber,
    patientHref: paths.patient(grant.patientId),
    endsAt: services.time.clockTime(grant.endsAt),
    endsAtIso: grant.endsAt.toISOString(),
    minutesLeft: Math.max(0, Math.ceil((grant.endsAt.getTime() - at.getTime()) / minuteMs)),
    endAction: paths.endEmergencyAccess(grant.id),
  }
}

/** What the frame around a page shows to this reader. */
export function shellOf(services: Services, req: Request): Shell {
  const { context } = req
  const { session } = context
  const person = session.kind === 'open' ? session.person : undefined
  const endsAt =
    person === undefined
      ? undefined
      : new Date(person.sessionStartedAt.getTime() + services.environment.SESSION_TIMEOUT_HOURS * 3_600_000)
  return {
    nonce: context.nonce,
    // Made only when a form asks for it: a stranger who meets an error page needs no session.
    get csrfToken() {
      return services.csrf.tokenFor(req)
    },
    stylesheet: services.assets.url('medguard.css'),
    script: services.assets.url('medguard.js'),
    favicon: services.assets.url('favicon.svg'),
    person:
      person === undefined || endsAt === undefined
        ? undefined
        : {
            displayName: person.actor.displayName,
            roleTitle: person.actor.role.title,
            sessionEndsAt: services.time.clockTime(endsAt),
          },
    menu: services.hooks.menuFor(person?.actor, req.path),
    emergencies:
      person === undefined
        ? []
        : person.actor.grants.map((grant) => emergencyBanner(services, grant, context.at)),
    notice: takeNotice(services, req),
    demo: services.environment.demo,
  }
}
