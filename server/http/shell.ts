import type { Request } from 'express'
import { isMessageKey } from '../../views/words/languages.ts'
import type { Words } from '../../views/words/words.ts'
import type { EmergencyBanner, IdleTimeout, MenuItem, Shell } from '../../views/shell.ts'
import type { Actor, LiveGrant } from '../access/actor.ts'
import type { SessionFacts } from '../access/session.ts'
import type { Services } from '../services.ts'
import type { RecordMenu } from '../../views/patients/record-menu.ts'
import { expiryReminders } from '../administration/expiry.ts'
import { recordMenuOf } from '../patients/record-menu.ts'
import { paths } from '../paths.ts'
import type { FacilityTime } from './facility-time.ts'
import { hoursAhead, hoursAreOver } from './sessions/hours-ahead.ts'
import { waitingLines } from './words/waiting-lines.ts'
import { takeNotice } from './notice.ts'

const minuteMs = 60_000
const scripts = ['drafts.js', 'idle.js', 'date-entry.js'] as const

function emergencyBanner(time: FacilityTime, grant: LiveGrant, at: Date): EmergencyBanner {
  return {
    grantId: grant.id,
    patient:
      grant.patientId === null
        ? undefined
        : { label: grant.recordNumber ?? '', href: paths.patient(grant.patientId) },
    endsAt: time.clockTime(grant.endsAt),
    endsAtIso: grant.endsAt.toISOString(),
    minutesLeft: Math.max(0, Math.ceil((grant.endsAt.getTime() - at.getTime()) / minuteMs)),
    extendHref: grant.extended ? undefined : paths.extendEmergencyAccess(grant.id),
    endAction: paths.endEmergencyAccess(grant.id),
  }
}

/** When the session ends if nothing happens from now on: the page that is shown is a use of it. */
function idleOf(services: Services, req: Request, { startedAt }: SessionFacts): IdleTimeout {
  const { SESSION_IDLE_MINUTES: idleMinutes, SESSION_TIMEOUT_HOURS: hours } = services.environment
  const { at } = req.context
  const absoluteMs = startedAt.getTime() + hours * 3_600_000 - at.getTime()
  const idleMs = idleMinutes * minuteMs
  return {
    seconds: Math.max(1, Math.ceil(idleMs / 1000)),
    absoluteSeconds: Math.max(1, Math.ceil(absoluteMs / 1000)),
    endsAt: services.times[req.context.language].clockTime(
      new Date(at.getTime() + Math.min(idleMs, absoluteMs)),
    ),
    writing: false,
    scripts: scripts.map((name) => services.assets.url(name)),
    local: services.time.localInput(at),
    stayAction: paths.staySignedIn(),
    draftAction: paths.saveDraft(),
    // Without what was typed into the address: a name that was searched for goes into no further one.
    signedOutHref: paths.signedOut(req.method === 'GET' ? req.path : undefined),
  }
}

/** The menu; once somebody's hours are over, what leads on without them. */
function menuOf(services: Services, req: Request, actor: Actor | undefined): readonly MenuItem[] {
  const menu = services.hooks.menuFor(
    actor,
    req.path,
    services.words[req.context.language],
    req.context.waiting,
  )
  return actor !== undefined && hoursAreOver(actor, req.context.circumstances)
    ? menu.filter(({ href }) => href === paths.emergencyAccess())
    : menu
}

/** Where the record leads that the address speaks of; nothing of one's own, which has pages of its own. */
function recordOf(req: Request, actor: Actor | undefined, words: Words): RecordMenu | undefined {
  const { relationship, subject } = req.context.facts
  return actor === undefined || relationship === undefined || subject?.kind === 'own'
    ? undefined
    : recordMenuOf({
        actor,
        relationship,
        circumstances: req.context.circumstances,
        page: req.path,
        words,
      })
}

/** Where patients are searched, for those whose role finds any and whose hours are not over. */
const searchOf = (services: Services, req: Request, actor: Actor | undefined): Shell['search'] =>
  actor !== undefined &&
  actor.permissions.has('demographics.read') &&
  !hoursAreOver(actor, req.context.circumstances)
    ? {
        list: paths.patients(),
        lookUp: paths.patientLookUp(),
        script: services.assets.url('patient-search.js'),
      }
    : undefined

/** What a role is called: those of a new installation in the language of the reader, others as the facility calls them. */
function roleTitleIn({ tell }: Words, { name, title }: Actor['role']): string {
  const key = `code.role.${name}`
  return isMessageKey(key) ? tell({ key }) : title
}

/** What the frame around a page shows to this reader. */
export function shellOf(services: Services, req: Request): Shell {
  const { context } = req
  const { session, language } = context
  const words = services.words[language]
  const time = services.times[language]
  const person = session.kind === 'open' ? session.person : undefined
  const endsAt =
    person === undefined
      ? undefined
      : new Date(person.sessionStartedAt.getTime() + services.environment.SESSION_TIMEOUT_HOURS * 3_600_000)
  return {
    nonce: context.nonce,
    words,
    time,
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
            roleTitle: roleTitleIn(words, person.actor.role),
            sessionEndsAt: time.clockTime(endsAt),
          },
    idle: session.kind === 'open' ? idleOf(services, req, session.facts) : undefined,
    ...(session.kind === 'open' ? { forms: { page: req.path, filled: new Map() } } : {}),
    menu: menuOf(services, req, person?.actor),
    record: recordOf(req, person?.actor, words),
    waiting: req.context.waiting && waitingLines(words, req.context.waiting),
    search: searchOf(services, req, person?.actor),
    emergencies:
      person === undefined
        ? []
        : person.actor.grants.map((grant) => emergencyBanner(time, grant, context.at)),
    hours: person === undefined ? undefined : hoursAhead(person.actor, context.at, time),
    reminders:
      person === undefined
        ? undefined
        : expiryReminders(person.actor, context.circumstances.local.date, req.path === paths.home()),
    ...takeNotice(services, req, words),
    demo: services.environment.demo,
  }
}
