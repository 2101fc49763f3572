import { CareTeamAssignment, type Relationship } from '../../models/patients/care-team-assignment.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople } from './demo-staff.ts'
import type { StoredPatient } from './make-demo-patients.ts'
import { consulted, coveredOnce, nurseOf, physicianOf } from './records/care.ts'
import { paths } from '../paths.ts'

type Assignment = { username: string; relationship: Relationship; fromDaysAgo: number; toDaysAgo?: number }

function assignmentsOf(position: number, registeredDaysAgo: number): Assignment[] {
  const colleague = consulted.get(position)
  const stoodIn = coveredOnce.get(position)
  return [
    { username: physicianOf(position), relationship: 'primary', fromDaysAgo: registeredDaysAgo },
    { username: nurseOf(position), relationship: 'primary', fromDaysAgo: registeredDaysAgo },
    ...(colleague === undefined
      ? []
      : [{ username: colleague, relationship: 'consulting' as const, fromDaysAgo: 120 }]),
    ...(stoodIn === undefined
      ? []
      : [{ username: stoodIn, relationship: 'covering' as const, fromDaysAgo: 90, toDaysAgo: 76 }]),
  ]
}

/** Puts staff into the care teams of all patients but the last, who has only just been registered. */
export async function makeCareTeams(
  load: DemoLoad,
  people: DemoPeople,
  patients: readonly StoredPatient[],
): Promise<void> {
  const clerk = people.named('clerk')
  const rows = patients.slice(0, -1).flatMap((patient, position) =>
    assignmentsOf(position, patient.registeredDaysAgo).map((assignment) => {
      const startsAt = load.moment(assignment.fromDaysAgo, 15 * 60 + 10)
      load.journal.write(clerk, startsAt, {
        event: 'care-team.assigned',
        method: 'POST',
        route: paths.careTeam.pattern,
        outcome: 'success',
        patientId: patient.id,
        purposeOfUse: 'operations',
        rule: 'demographic-role',
        details: { relationship: assignment.relationship },
      })
      return {
        patientId: patient.id,
        userId: people.named(assignment.username).id,
        relationship: assignment.relationship,
        startsAt,
        endsAt: assignment.toDaysAgo === undefined ? null : load.moment(assignment.toDaysAgo, 18 * 60),
        ...(assignment.toDaysAgo === undefined ? {} : { endedHow: 'last-day' as const, endedBy: clerk.id }),
        assignedBy: clerk.id,
        createdAt: startsAt,
      }
    }),
  )
  await CareTeamAssignment.bulkCreate(rows, { transaction: load.transaction })
}
