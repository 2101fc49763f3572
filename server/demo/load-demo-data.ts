import { z } from 'zod'
import { User } from '../../models/accounts/user.ts'
import { importCodes } from '../diagnoses/import-codes.ts'
import { sampleCsv, sampleSystem } from '../diagnoses/sample-codes.ts'
import { setting } from '../facility/setting.ts'
import { readFrom } from '../security/rules/run-detectors.ts'
import type { Services } from '../services.ts'
import { DemoLoad } from './demo-load.ts'
import { assertDemo } from './demo-only.ts'
import { journalRoutine } from './journal-routine.ts'
import { journalCuriosity, journalTrouble } from './journal-trouble.ts'
import { makeCareTeams } from './make-care-teams.ts'
import { makeDemoAccounts } from './make-demo-accounts.ts'
import { makeDemoPatients } from './make-demo-patients.ts'
import { makeEmergencies } from './make-emergencies.ts'
import { makeEncounters } from './make-encounters.ts'
import { makeVitalSigns } from './make-vital-signs.ts'
import { makePages } from './make-pages.ts'
import { makeRights } from './make-rights.ts'
import { makePrescriptions } from './make-prescriptions.ts'
import { makeSavedSearches } from './make-saved-searches.ts'
import { storeJournal } from './store-journal.ts'

const weekMs = 7 * 24 * 3_600_000

/** That the demo's data were loaded, and which. */
const loaded = setting('demo-data', z.object({ version: z.number() }).nullable(), null, {
  words: (data) => (data === null ? '' : `version ${data.version}`),
  recorded: (data) => data?.version ?? '',
})

/** Any number does, as long as every process of MedGuard asks for the same one. */
const lockNumber = 7_315_002

/** The demo was asked for on a database that is in use. */
export class DatabaseNotEmptyError extends Error {
  constructor() {
    super(
      'The database holds accounts already, and demo data goes into an empty one. Let DATABASE_URL name an empty ' +
        'database; or, to serve this one as it is, unset MEDGUARD_DEMO and set NODE_ENV=production.',
    )
    this.name = 'DatabaseNotEmptyError'
  }
}

async function makeEverything(load: DemoLoad, progress: (line: string) => void): Promise<void> {
  progress('Making the demo accounts')
  const people = await makeDemoAccounts(load)
  progress('Making 60 demo patients with their histories')
  const patients = await makeDemoPatients(load, people)
  await makeCareTeams(load, people, patients)
  await makeEmergencies(load, people, patients)
  await makeEncounters(load, people, patients)
  await makeVitalSigns(load, people, patients)
  progress('Writing the demo’s prescriptions and pages')
  await makePrescriptions(load, people, patients)
  await makePages(load, people)
  await importCodes(load.services, load.transaction, { system: sampleSystem, csv: sampleCsv() }, load.at)
  await makeSavedSearches(load, people)
  await makeRights(load, people)
  progress('Writing a week of audit events for the demo')
  journalRoutine(load, people, patients)
  journalTrouble(load, people)
  journalCuriosity(load, people, patients)
  await storeJournal(load)
  await readFrom(load.services, load.transaction, new Date(load.at.getTime() - weekMs))
}

/**
 * Loads the demo's accounts and records into an empty database, once. It is one transaction: a start that was killed in
 * the middle leaves nothing behind, and of two at the same time one loads and the other waits.
 * @throws DatabaseNotEmptyError; outside demo mode
 */
export async function loadDemoData(services: Services, progress: (line: string) => void): Promise<void> {
  assertDemo(services.environment)
  if ((await loaded.read()) !== null) {
    return
  }
  await services.sequelize.transaction(async (transaction) => {
    await services.sequelize.query(`SELECT pg_advisory_xact_lock(${lockNumber})`, { transaction })
    if ((await loaded.read(transaction)) !== null) {
      return
    }
    if ((await User.findOne({ attributes: ['id'], transaction })) !== null) {
      throw new DatabaseNotEmptyError()
    }
    const load = new DemoLoad(services, transaction)
    await makeEverything(load, progress)
    await loaded.store(transaction, { version: 1 }, load.at)
  })
}
