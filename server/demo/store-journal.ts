import { AuditEvent } from '../../models/audit/audit-event.ts'
import { SessionMetadata } from '../../models/accounts/session-metadata.ts'
import { auditRow, type AuditRow } from '../audit/audit-row.ts'
import type { DemoLoad } from './demo-load.ts'
import { originOf, type Deed, type DemoSession } from './journal.ts'

const secondMs = 1_000
const minuteMs = 60 * secondMs

const withoutSecondFactor = new Set(['admin_staff', 'patient'])

const userAgent =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

/** A session with its first and last moment. */
type TimedSession = DemoSession & { readonly startedAt: Date; readonly endedAt: Date }

function timed(session: DemoSession): TimedSession[] {
  const times = session.deeds.map(({ at }) => at.getTime())
  return times.length === 0
    ? []
    : [
        {
          ...session,
          startedAt: new Date(Math.min(...times) - 4 * minuteMs),
          endedAt: new Date(Math.max(...times) + 3 * minuteMs),
        },
      ]
}

function signInDeeds({ staff, startedAt }: TimedSession): { at: Date; deed: Deed }[] {
  const after = (seconds: number) => new Date(startedAt.getTime() + seconds * secondMs)
  const common = { method: 'POST', outcome: 'success' } as const
  const alone = withoutSecondFactor.has(staff.roleName)
  const password: Deed = {
    ...common,
    event: alone ? 'sign-in.succeeded' : 'sign-in.password-accepted',
    route: '/login',
    details: { factor: 'password' },
  }
  const code: Deed = {
    ...common,
    event: 'sign-in.succeeded',
    route: '/login/mfa',
    details: { factor: 'totp' },
  }
  return [{ at: startedAt, deed: password }, ...(alone ? [] : [{ at: after(23), deed: code }])]
}

const signOut: Deed = {
  event: 'sign-out',
  method: 'POST',
  route: '/logout',
  outcome: 'success',
  rule: 'signed-out',
}

function rowsOf(session: TimedSession): AuditRow[] {
  const { staff, id: sessionId, address, endedAt } = session
  const actor = { id: staff.id, displayName: staff.displayName, roleName: staff.roleName }
  const all = [...signInDeeds(session), ...session.deeds, { at: endedAt, deed: signOut }]
  return all.map(({ at, deed }) => {
    const { method: _method, route: _route, ...entry } = deed
    return auditRow({ ...entry, actor, sessionId, origin: originOf(deed, address) }, at)
  })
}

/** Stores what the journal gathered: rows of the audit log, and the sessions in which it happened. */
export async function storeJournal({ journal, transaction }: DemoLoad): Promise<number> {
  const sessions = journal.sessions.flatMap(timed)
  const rows = [
    ...sessions.flatMap(rowsOf),
    ...journal.loose.map(({ at, entry }) => auditRow(entry, at)),
  ].toSorted((one, other) => one.occurredAt.getTime() - other.occurredAt.getTime())
  await SessionMetadata.bulkCreate(
    sessions.map(({ id, staff, address, startedAt, endedAt }) => ({
      id,
      userId: staff.id,
      address,
      userAgent,
      startedAt,
      lastSeenAt: endedAt,
      secondFactorAt: withoutSecondFactor.has(staff.roleName) ? null : startedAt,
      endedAt,
      endedReason: 'signed-out',
    })),
    { transaction },
  )
  await AuditEvent.bulkCreate(rows, { transaction, returning: false })
  return rows.length
}
