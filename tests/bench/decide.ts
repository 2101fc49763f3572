import { decide } from '../../server/access/decide.ts'
import type { Action } from '../../server/access/actions.ts'
import type { Circumstances, PatientRelationship } from '../../server/access/actor.ts'
import { actorOf } from '../pages/sample-actors.ts'
import { table, type Bench } from './measuring/results.ts'
import { median } from './measuring/statistics.ts'

/** What a decision may cost (microseconds). */
export const allowedMicroseconds = 20

const at = new Date('2026-03-04T10:00:00Z')

const circumstances: Circumstances = {
  at,
  local: { weekday: 3, minutes: 720, date: '2026-03-04' },
  address: '10.20.30.40',
  administrationNetworks: ['10.0.0.0/8', '2001:db8::/32'],
}

const relationship = (careTeam: PatientRelationship['careTeam']): PatientRelationship => ({
  patientId: 'patient',
  recordNumber: 'MG-1',
  careTeam,
  activePrescription: false,
})

/** Somebody for whom every rule has something to look at. */
const busy = {
  ...actorOf('physician'),
  accessWindows: [
    { days: [1, 2, 3, 4, 5], from: '06:00', to: '22:00' },
    { days: [6, 7], from: '22:00', to: '06:00' },
  ],
  roleNetworks: ['192.168.0.0/16', '172.16.0.0/12', '2001:db8::/32', '10.0.0.0/8'],
  userNetworks: ['10.20.0.0/16'],
  licenceExpiresOn: '2027-01-01',
  trainingExpiresOn: '2026-03-01',
  trainingGraceDays: 30,
  grants: [
    {
      id: 'grant',
      patientId: 'other',
      recordNumber: 'MG-2',
      reasonCode: 'other',
      extended: false,
      endsAt: new Date(at.getTime() + 60_000),
    },
  ],
}

const questions: readonly (readonly [string, Action, PatientRelationship | undefined])[] = [
  ['a chart in one’s care', 'chart.open', relationship('primary')],
  ['a chart of somebody else', 'chart.open', relationship(null)],
  ['signing, with a licence', 'prescription.sign', relationship('primary')],
  ['emergency access, training in its days of grace', 'emergency-access.ask', undefined],
  ['an action of administration', 'user.manage', undefined],
]

const repetitions = 20_000

function microseconds(action: Action, about: PatientRelationship | undefined): number {
  const started = performance.now()
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    decide(busy, action, circumstances, about)
  }
  return ((performance.now() - started) * 1000) / repetitions
}

/** What one decision costs, for a person with hours, networks, a licence, training and a grant. */
export const decideBench: Bench = async () => {
  const figures = questions.map(([question, action, about]) => ({
    question,
    microseconds: median(Array.from({ length: 7 }, () => microseconds(action, about))),
  }))
  const rows = figures.map((one) => [
    one.question,
    one.microseconds.toFixed(2),
    one.microseconds < allowedMicroseconds ? 'yes' : 'NO',
  ])
  return {
    report: `One decision\n\n${table(['question', 'µs', `under ${allowedMicroseconds} µs`], rows)}`,
    figures,
  }
}
