import { deeds } from './deeds.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople } from './demo-staff.ts'
import type { Deed } from './journal.ts'
import type { StoredPatient } from './make-demo-patients.ts'
import { DemoRandom } from './random.ts'
import { accountHolder, nurseOf, physicianOf } from './records/care.ts'

const week = [0, 1, 2, 3, 4, 5, 6]

type Ids = readonly string[]

/** What one person does on some days of the week; `turn` counts their days, so that each brings other patients. */
type Routine = {
  readonly username: string
  readonly days: readonly number[]
  /** When the first deed is done, in minutes since midnight. */
  readonly from: number
  /** The patients whom the page after signing in names. */
  readonly dashboard: Ids
  readonly deeds: (turn: number) => readonly Deed[]
}

/** Some of a list, beginning at another place each turn. */
const turnOf = (ids: Ids, turn: number, count: number): Ids =>
  Array.from(
    { length: Math.min(count, ids.length) },
    (_none, step) => ids[(turn * count + step) % ids.length],
  ).filter((id) => id !== undefined)

/** A round through one’s patients: the list, a few charts, now and then who opened one. */
const round = (username: string, ids: Ids, from: number, days: readonly number[]): Routine => ({
  username,
  days,
  from,
  dashboard: ids.slice(0, 8),
  deeds: (turn) => [
    deeds.search(turnOf(ids, turn, 4)),
    ...turnOf(ids, turn, 3).flatMap((id) => [deeds.chart(id), deeds.encounters(id)]),
    ...turnOf(ids, turn, turn % 3 === 0 ? 1 : 0).map((id) => deeds.disclosures(id)),
  ],
})

function clinicians(patients: readonly StoredPatient[]): Routine[] {
  const cared = (whose: (position: number) => string, username: string) =>
    patients.filter((_patient, position) => whose(position) === username).map(({ id }) => id)
  const notTheNurses = patients.filter((_patient, position) => position > 20).map(({ id }) => id)
  return [
    round('physician', cared(physicianOf, 'physician'), 8 * 60 + 5, week),
    round('nurse', cared(nurseOf, 'nurse'), 7 * 60 + 10, week),
    round('anneke.joubert', cared(physicianOf, 'anneke.joubert'), 8 * 60 + 40, [1, 2, 4, 5]),
    round('yusuf.cassim', cared(physicianOf, 'yusuf.cassim'), 9 * 60 + 15, [0, 1, 3, 6]),
    round('nomsa.mabaso', cared(nurseOf, 'nomsa.mabaso'), 13 * 60 + 30, [1, 3, 5]),
    {
      username: 'nurse',
      days: [3, 6],
      from: 15 * 60 + 20,
      dashboard: [],
      deeds: (turn) => turnOf(notTheNurses, turn, 1).map((id) => deeds.refused(id)),
    },
  ]
}

function office(patients: readonly StoredPatient[]): Routine[] {
  const ids = patients.map(({ id }) => id)
  return [
    {
      username: 'clerk',
      days: [0, 1, 2, 3, 4, 5],
      from: 8 * 60 + 15,
      dashboard: [],
      deeds: (turn) => [
        ...turnOf(ids, turn, 3).flatMap((id) => [deeds.search([id]), deeds.demographics(id)]),
        deeds.office('page.listed', '/cms/pages'),
      ],
    },
    {
      username: 'auditor',
      days: [1, 3, 5],
      from: 10 * 60 + 30,
      dashboard: [],
      deeds: () => [
        deeds.office('audit.searched', '/audit'),
        deeds.office('emergency-access.reviews-listed', '/break-glass/reviews'),
        deeds.office('audit.exported', '/audit/export', { details: { format: 'csv' } }),
      ],
    },
    {
      username: 'officer',
      days: [0, 2, 4],
      from: 9 * 60,
      dashboard: [],
      deeds: () => [
        deeds.office('security.viewed', '/security/alerts'),
        deeds.office('emergency-access.reviews-listed', '/break-glass/reviews'),
      ],
    },
    {
      username: 'admin',
      days: [2, 5],
      from: 11 * 60 + 10,
      dashboard: [],
      deeds: () => [deeds.office('users.viewed', '/admin/users')],
    },
  ]
}

function holder(patients: readonly StoredPatient[]): Routine[] {
  const id = patients[accountHolder]?.id ?? ''
  return [
    {
      username: 'patient',
      days: [1, 4],
      from: 19 * 60 + 45,
      dashboard: [id],
      deeds: () => [
        deeds.own('own-record.viewed', '/my/record', id),
        deeds.own('own-disclosures.viewed', '/my/access-log', id),
      ],
    },
  ]
}

/** Writes down a week of ordinary work. */
export function journalRoutine(load: DemoLoad, people: DemoPeople, patients: readonly StoredPatient[]): void {
  const random = new DemoRandom('routine')
  const seen = patients.filter((_patient, position) => position < patients.length - 1)
  for (const routine of [...clinicians(seen), ...office(patients), ...holder(patients)]) {
    const staff = people.named(routine.username)
    routine.days.forEach((daysAgo, turn) => {
      let minuteOfDay = routine.from + random.between(0, 25)
      for (const deed of [deeds.dashboard(routine.dashboard), ...routine.deeds(turn)]) {
        load.journal.write(
          staff,
          new Date(load.moment(daysAgo, minuteOfDay).getTime() + random.between(0, 59_000)),
          deed,
        )
        minuteOfDay += random.between(2, 17)
      }
    })
  }
}
