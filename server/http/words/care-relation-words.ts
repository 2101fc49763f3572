import type { CareRelation } from '../../../models/queries/emergency-access/care-relation.ts'

type Times = { dateTime(at: Date): string }

const during = (startsAt: Date, endsAt: Date | null, times: Times): string =>
  endsAt === null
    ? `since ${times.dateTime(startsAt)}`
    : `from ${times.dateTime(startsAt)} until ${times.dateTime(endsAt)}`

/**
 * How the person who broke the glass stands to the patient, in words: what they were in the care team before, at the
 * time and since, and what they wrote since.
 */
export function careRelationWords(relation: CareRelation, startsAt: Date, times: Times): readonly string[] {
  const { assignments, encounters, last_encounter: last, prescriptions } = relation
  const team = assignments.map((assignment) => {
    const began = new Date(assignment.starts_at)
    const ended = assignment.ends_at === null ? null : new Date(assignment.ends_at)
    const when = began > startsAt ? 'Became part of the care team afterwards' : 'Was in the care team'
    return `${when}: ${assignment.relationship}, ${during(began, ended, times)}`
  })
  const written = [
    ...(encounters > 0 && last !== null
      ? [
          `Wrote ${encounters === 1 ? 'an encounter' : `${encounters} encounters`}, the last ${times.dateTime(last)}`,
        ]
      : []),
    ...(prescriptions > 0
      ? [`Wrote ${prescriptions === 1 ? 'a prescription' : `${prescriptions} prescriptions`}`]
      : []),
  ]
  return [
    ...(team.length === 0 ? ['Has never been in the care team, before or since'] : team),
    ...(written.length === 0 ? ['Has written nothing in the record since'] : written),
  ]
}
