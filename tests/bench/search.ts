import { readEnvironment } from '../../config/env.ts'
import { User } from '../../models/accounts/user.ts'
import { openServices } from '../../server/open-services.ts'
import { systemClock } from '../../server/clock.ts'
import { createLog } from '../../server/log.ts'
import { recordsOnPage } from '../../server/lists/list-page.ts'
import { searchPatients } from '../../server/patients/search.ts'
import type { Actor } from '../../server/access/actor.ts'
import { openBenchDatabase } from './database.ts'
import { madeUpPatient } from './made-up/made-up.ts'
import { physician } from './made-up/physician.ts'
import { table, type Bench } from './measuring/results.ts'
import { productionSettings } from './settings.ts'
import { ascending, percentile } from './measuring/statistics.ts'

const searches = 400

/** The database against which the large one is held. */
const small = { patients: 1_000, auditRows: 1_000 }

const nobody: Actor = {
  id: '',
  username: 'bench',
  displayName: 'Bench',
  role: { name: 'bench', title: 'Bench' },
  permissions: new Set(),
  patientScope: 'none',
  accessWindows: [],
  hourExceptions: [],
  roleNetworks: [],
  userNetworks: [],
  licenceExpiresOn: null,
  trainingExpiresOn: null,
  trainingGraceDays: 0,
  emergencyAccess: false,
  ownPatientId: null,
  grants: [],
}

/** What is typed for the n-th search among so many patients. */
const typed: Readonly<Record<string, (index: number) => string>> = {
  'record number': (index) => `MG-${String(1_001 + index).padStart(7, '0')}`,
  'national id': (index) => madeUpPatient(index).nationalId ?? '',
  'name, three letters': (index) => madeUpPatient(index).familyName.slice(0, 3),
  'both names': (index) => `${madeUpPatient(index).givenName} ${madeUpPatient(index).familyName}`,
}

export type SearchFigure = { readonly search: string; readonly p50: number; readonly p95: number }

/** Times searches of every kind among the patients of one database, in milliseconds. */
async function timeSearches(
  size: { patients: number; auditRows: number },
  progress: (line: string) => void,
): Promise<SearchFigure[]> {
  const urls = await openBenchDatabase(size, progress)
  const { services, database } = await openServices({
    environment: readEnvironment(productionSettings(urls)),
    clock: systemClock,
    log: createLog('warn'),
    appUrl: urls.appUrl,
  })
  try {
    const { id } = await User.findOne({ where: { username: physician.username }, rejectOnEmpty: true })
    const searchers: Record<string, Actor> = {
      everyone: { ...nobody, patientScope: 'demographics' },
      'in my care': { ...nobody, id, patientScope: 'care_team' },
    }
    const figures: SearchFigure[] = []
    for (const [among, actor] of Object.entries(searchers)) {
      for (const [kind, text] of Object.entries(typed)) {
        const taken: number[] = []
        for (let search = 0; search < searches; search += 1) {
          const index = (search * 7919) % size.patients
          const started = performance.now()
          await searchPatients(services, actor, {
            text: text(index),
            after: '',
            limit: recordsOnPage + 1,
            at: services.clock.now(),
          })
          taken.push(performance.now() - started)
        }
        const sorted = ascending(taken.slice(searches / 4))
        figures.push({
          search: `${kind}, ${among}`,
          p50: percentile(sorted, 0.5),
          p95: percentile(sorted, 0.95),
        })
      }
    }
    return figures
  } finally {
    await database.close()
    await urls.stop()
  }
}

/** Finding a patient among a thousand and among many: the time must not grow with their number. */
export const searchBench: Bench = async ({ patients, auditRows }, progress) => {
  const few = await timeSearches(small, progress)
  const many = await timeSearches({ patients, auditRows }, progress)
  const figures = many.map((large, index) => ({ ...large, few: few[index] }))
  const rows = figures.map(({ search, p50, p95, few: before }) => [
    search,
    (before?.p95 ?? Number.NaN).toFixed(2),
    p50.toFixed(2),
    p95.toFixed(2),
    (p95 / (before?.p95 ?? Number.NaN)).toFixed(2),
  ])
  const head = [
    'search',
    `p95 ms of ${small.patients}`,
    `p50 ms of ${patients}`,
    `p95 ms of ${patients}`,
    'ratio',
  ]
  return { report: `Finding patients\n\n${table(head, rows)}`, figures }
}
