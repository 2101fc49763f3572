import { limits } from '../../config/security.ts'
import { Alert } from '../../models/security/alert.ts'
import { EmergencyGrant } from '../../models/emergency-access/emergency-grant.ts'
import { EmergencyReview } from '../../models/emergency-access/emergency-review.ts'
import { newId } from '../../models/new-id.ts'
import { fieldSealer } from '../patients/sealed-fields.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople } from './demo-staff.ts'
import { journalEmergency } from './journal-emergency.ts'
import { demoWards } from './make-demo-accounts.ts'
import { makeAccessCodes } from './make-access-codes.ts'
import type { StoredPatient } from './make-demo-patients.ts'
import { emergencies } from './records/emergencies.ts'
import type { StoredEmergency } from './stored-emergency.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

function place(load: DemoLoad, people: DemoPeople, patients: readonly StoredPatient[]): StoredEmergency[] {
  return emergencies.flatMap((emergency) => {
    const stored = patients[emergency.patient]
    if (stored === undefined) {
      return []
    }
    const staff = people.named(emergency.username)
    const startsAt = new Date(load.at.getTime() - emergency.hoursAgo * hourMs)
    const after = (minutes: number) => new Date(startsAt.getTime() + minutes * minuteMs)
    const placed = {
      id: newId(),
      codeId: newId(),
      sessionId: load.journal.sessionOf(staff, startsAt).id,
      staff,
      stored,
      startsAt,
      endsAt: after(limits.emergencyAccessMinutes),
      endedAt: after(emergency.endedAfterMinutes ?? limits.emergencyAccessMinutes),
    }
    return [{ ...emergency, ...placed }]
  })
}

async function insertGrants(
  { services, transaction }: DemoLoad,
  all: readonly StoredEmergency[],
): Promise<void> {
  await EmergencyGrant.bulkCreate(
    all.map(({ id, codeId, sessionId, staff, stored, reasonCode, reason, startsAt, endsAt }) => ({
      id,
      codeId,
      sessionId,
      userId: staff.id,
      patientId: stored.id,
      reasonCode,
      reason: fieldSealer(stored.key, 'emergency_grants', id).required('reason', reason),
      startsAt,
      endsAt,
      ward: demoWards.get(staff.username) ?? null,
    })),
    { transaction },
  )
  // Nothing is added ended: so much the database itself holds.
  await services.sequelize.query(
    `UPDATE emergency_grants g SET ended_at = made.ended_at
     FROM unnest($ids::uuid[], $ends::timestamptz[]) AS made (id, ended_at) WHERE g.id = made.id`,
    { transaction, bind: { ids: all.map(({ id }) => id), ends: all.map(({ endedAt }) => endedAt) } },
  )
}

const reviewTime = (load: DemoLoad, hoursAgo: number) => new Date(load.at.getTime() - hoursAgo * hourMs)

async function insertReviews(
  load: DemoLoad,
  people: DemoPeople,
  all: readonly StoredEmergency[],
): Promise<void> {
  await EmergencyReview.bulkCreate(
    all.flatMap(({ id: grantId, review, stored }) => {
      if (review === undefined) {
        return []
      }
      const id = newId()
      const comment = fieldSealer(stored.key, 'emergency_reviews', id).required('comment', review.comment)
      const reviewerId = people.named('auditor').id
      return [
        {
          id,
          grantId,
          reviewerId,
          outcome: review.outcome,
          comment,
          reviewedAt: reviewTime(load, review.hoursAgo),
        },
      ]
    }),
    { transaction: load.transaction },
  )
  const reviewed = all.filter(({ review }) => review !== undefined).map(({ id }) => id)
  await EmergencyGrant.update(
    { reviewState: 'done' },
    { where: { id: reviewed }, transaction: load.transaction },
  )
}

async function insertAlerts(
  load: DemoLoad,
  people: DemoPeople,
  all: readonly StoredEmergency[],
): Promise<void> {
  const officer = people.named('officer')
  await Alert.bulkCreate(
    all.map(({ id: grantId, staff, stored, reasonCode, startsAt }) => ({
      kind: 'emergency-access',
      severity: 'emergency' as const,
      raisedAt: startsAt,
      userId: staff.id,
      patientId: stored.id,
      grantId,
      details: { reasonCode },
    })),
    { transaction: load.transaction },
  )
  const seen = all.flatMap(({ id, review }) =>
    review === undefined ? [] : [{ id, at: reviewTime(load, review.hoursAgo + 1) }],
  )
  await load.services.sequelize.query(
    `UPDATE alerts a SET acknowledged_at = seen.at, acknowledged_by = $officer
     FROM unnest($ids::uuid[], $moments::timestamptz[]) AS seen (id, at) WHERE a.grant_id = seen.id`,
    {
      transaction: load.transaction,
      bind: { officer: officer.id, ids: seen.map(({ id }) => id), moments: seen.map(({ at }) => at) },
    },
  )
}

/** Makes the emergency accesses of the week with spent codes, reviews, alerts, and what was opened under them. */
export async function makeEmergencies(
  load: DemoLoad,
  people: DemoPeople,
  patients: readonly StoredPatient[],
): Promise<void> {
  const all = place(load, people, patients)
  await makeAccessCodes(load, people, all)
  await insertGrants(load, all)
  await insertReviews(load, people, all)
  await insertAlerts(load, people, all)
  for (const emergency of all) {
    journalEmergency(load, people.named('auditor'), emergency)
  }
}
