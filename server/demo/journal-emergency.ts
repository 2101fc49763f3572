import type { DemoLoad } from './demo-load.ts'
import type { DemoStaff } from './demo-staff.ts'
import type { Deed } from './journal.ts'
import type { StoredEmergency } from './stored-emergency.ts'
import { paths } from '../paths.ts'

const minuteMs = 60_000

/** Writes down an emergency access as the product does: the refusal before it, what was opened under it, its end, its review. */
export function journalEmergency(load: DemoLoad, reviewer: DemoStaff, emergency: StoredEmergency): void {
  const { id: grantId, staff, stored, startsAt, endsAt, endedAt, reasonCode, review } = emergency
  const about = { patientId: stored.id, resource: { type: 'emergency-grant', id: grantId } }
  const after = (minutes: number) => new Date(startsAt.getTime() + minutes * minuteMs)
  const write = (minutes: number, deed: Deed) => load.journal.write(staff, after(minutes), deed)
  const open = (minutes: number, event: Deed['event'], route: string) =>
    write(minutes, {
      event,
      route,
      outcome: 'success',
      severity: 'emergency',
      patientId: stored.id,
      purposeOfUse: 'emergency-treatment',
      rule: 'emergency-access',
      grantId,
    })

  write(-3, {
    event: 'chart.viewed',
    route: paths.patient.pattern,
    outcome: 'refused',
    patientId: stored.id,
    rule: 'not-in-care-team',
  })
  write(-2, {
    event: 'emergency-access.asked',
    route: paths.breakGlass.pattern,
    outcome: 'success',
    patientId: stored.id,
    purposeOfUse: 'operations',
    rule: 'permission',
  })
  write(0, {
    ...about,
    event: 'emergency-access.started',
    method: 'POST',
    route: paths.breakGlass.pattern,
    outcome: 'success',
    purposeOfUse: 'operations',
    rule: 'permission',
    grantId,
    details: { reasonCode, endsAt: endsAt.toISOString() },
  })
  open(0.2, 'chart.viewed', paths.patient.pattern)
  open(4, 'encounters.viewed', paths.encounters.pattern)
  open(19, 'chart.viewed', paths.patient.pattern)
  const ended = { ...about, event: 'emergency-access.ended', outcome: 'success', grantId } as const
  if (endedAt < endsAt) {
    load.journal.write(staff, endedAt, {
      ...ended,
      method: 'POST',
      route: paths.endEmergencyAccess.pattern,
      purposeOfUse: 'operations',
      rule: 'permission',
    })
  } else {
    const { displayName, roleName } = staff
    load.journal.writeLoose(endedAt, {
      ...ended,
      actor: { id: staff.id, displayName, roleName },
      rule: 'time-over',
    })
  }
  if (review !== undefined) {
    load.journal.write(reviewer, new Date(load.at.getTime() - review.hoursAgo * 60 * minuteMs), {
      ...about,
      event: 'emergency-access.reviewed',
      method: 'POST',
      route: paths.reviewEmergencyAccess.pattern,
      outcome: 'success',
      purposeOfUse: 'operations',
      rule: 'permission',
      details: { outcome: review.outcome },
    })
  }
}
