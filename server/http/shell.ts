import type { Request } from 'express'
import type { EmergencyBanner, Idle, MenuItem, Shell } from '../../views/shell.ts'
import type { Actor, LiveGrant } from '../access/actor.ts'
import type { SessionFacts } from '../access/session.ts'
import type { Services } from '../services.ts'
import { expiryReminders } from '../security/people/expiry.ts'
import { paths } from '../paths.ts'
import { hoursAhead, hoursAreOver } from './hours-ahead.ts'
import { takeNotice } from './notice.ts'

const minuteMs = 60_000

function emergencyBanner(services: Services, grant: LiveGrant, at: Date): EmergencyBanner {
  return {
    grantId: grant.id,
    patient:
      grant.patientId === null
        ? undefined
        : { label: grant.recordNumber ?? '', href: paths.patient(grant.patientId) },
    endsAt: services.time.clockTime(grant.endsAt),
    endsAtIso: grant.endsAt.toISOString(),
    minutesLeft: Math.max(0, Math.ceil((grant.endsAt.getTime() - at.getTime()) / minuteMs)),
    extendHref: grant.extended ? undefined : paths.extendEmergencyAccess(grant.id),
    endAction: paths.endEmergencyAccess(grant.id),
  }
}

const touchEveryMs = 60_000

/** When the session ends if nothing happens. Its use is noted once a minute at most, so it may be less than the whole time. */
function idleOf(services: Services, req: Request, { lastSeenAt }: SessionFacts): Idle {
  const { at } = req.context
  const noted = at.getTime() - lastSeenAt.getTime() >= touchEveryMs ? at : lastSeenAt
  const endsAt = new Date(noted.getTime() + services.environment.SESSION_IDLE_MINUTES * minuteMs)
  return {
    seconds: Math.max(1, Math.ceil((endsAt.getTime() - at.getTime()) / 1000)),
    script: services.assets.url('idle.js'),
    stayAction: paths.staySignedIn(),
    draftAction: paths.saveDraft(),
    signedOutHref: paths.signedOut(req.method === 'GET' ? req.originalUrl : undefined),
  }
}

/** The menu; once somebody's hours are over, what leads on without them. */
function menuOf(services: Services, req: Request, actor: Actor | undefined): readonly MenuItem[] {
  const menu = services.hooks.menuFor(actor, req.path)
  return actor !== undefined && hoursAreOver(actor, req.context.circumstances)
    ? menu.filter(({ href }) => href === paths.emergencyAccess())
    : menu
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
    idle: session.kind === 'open' ? idleOf(services, req, session.facts) : undefined,
    menu: menuOf(services, req, person?.actor),
    emergencies:
      person === undefined
        ? []
        : person.actor.grants.map((grant) => emergencyBanner(services, grant, context.at)),
    hours: person === undefined ? undefined : hoursAhead(person.actor, context.at, services.time),
    reminders:
      person === undefined
        ? undefined
        : expiryReminders(person.actor, context.circumstances.local.date, req.path === paths.home()),
    notice: takeNotice(services, req),
    demo: services.environment.demo,
  }
}
