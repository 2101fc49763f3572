import path from 'node:path'
import type { Logger } from 'pino'
import type { Environment } from '../config/env.ts'
import { connectDatabase, type Database } from '../models/database.ts'
import { migrate } from '../models/migrate.ts'
import { setLimitsOfRole, usualLimits } from '../models/connections/time-limits.ts'
import { seedRoles } from './accounts/seed-roles.ts'
import { loadAssets } from './assets/assets.ts'
import { prepareFirstPartitions } from './audit/partitions.ts'
import { tellOfBrokenTree, tellOfLostWitness } from './audit/broken-tree.ts'
import type { Clock } from './clock.ts'
import { demoAccessCode } from './demo/demo-accounts.ts'
import { demoSessionSecret } from './demo/demo-keys.ts'
import { startEmbeddedDatabase } from './embedded-database.ts'
import { openKeyRing } from './keys/open-key-ring.ts'
import { reachPastPooler, type ReachedDatabase } from './reach-past-pooler.ts'
import { createServices, type Services } from './services.ts'

export type Progress = (line: string) => void

export type OpenDatabase = ReachedDatabase & { stop(): Promise<void> }

/**
 * The database that the settings name, or the embedded one. `ownerUrl` is the role that may change the schema.
 * @throws EnvironmentError
 */
export async function openDatabase(environment: Environment, progress: Progress): Promise<OpenDatabase> {
  const { DATABASE_URL: url, MEDGUARD_DATA_DIR: dataDirectory } = environment
  if (url !== undefined) {
    return { ...(await reachPastPooler(environment, url)), stop: async () => {} }
  }
  return startEmbeddedDatabase({ dataDirectory: path.resolve(dataDirectory), onProgress: progress })
}

/** Brings the schema up to date and lets the application's role use it. @returns the steps that were taken */
export async function migrateDatabase(
  urls: ReachedDatabase,
  progress: Progress,
): Promise<{ applied: string[] }> {
  const separate = urls.appUrl !== urls.ownerUrl
  const appRole = decodeURIComponent(new URL(urls.directUrl ?? urls.appUrl).username)
  return migrate({ url: urls.ownerUrl, onProgress: progress, ...(separate ? { appRole } : {}) })
}

type OpenOptions = {
  readonly environment: Environment
  readonly clock: Clock
  readonly log: Logger
  readonly appUrl: string
  /** Where `appUrl` leads to a pooler: PostgreSQL itself. */
  readonly directUrl?: string | undefined
}

/** Connects to a migrated database and makes the services: what the server and the command line both begin with. */
export async function openServices(
  options: OpenOptions,
): Promise<{ services: Services; database: Database }> {
  const { log, appUrl, directUrl } = options
  const database = connectDatabase({
    url: appUrl,
    directUrl,
    answerSeconds: options.environment.DATABASE_ANSWER_SECONDS,
    watched: options.environment.NODE_ENV === 'test',
    onIdleError: (error) => log.warn({ name: error.name }, 'an idle database connection broke'),
  })
  try {
    return { services: await makeServices(options, database), database }
  } catch (error) {
    await database.close()
    throw error
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error)

/** So that they hold behind a pooler too. The limits of each connection hold all the same where this may not be done. */
async function keepTimeLimits({ pool }: Database, log: Logger): Promise<void> {
  await pool.query(setLimitsOfRole(usualLimits)).catch((error: unknown) => {
    log.warn({ name: nameOf(error) }, 'the time limits could not be set for the database role')
  })
}

async function makeServices({ environment, clock, log }: OpenOptions, database: Database): Promise<Services> {
  await keepTimeLimits(database, log)
  const { demo } = environment
  await seedRoles(database.sequelize, { at: clock.now(), anyHours: demo })
  await prepareFirstPartitions(database.prepared, clock.now()).catch((error: unknown) => {
    log.warn(
      { name: nameOf(error) },
      'the audit log’s partitions could not be made yet; the nightly job does it',
    )
  })
  const services = await createServices({
    environment,
    clock,
    log,
    database,
    assets: loadAssets(),
    ring: await openKeyRing(environment),
    sessionSecrets: environment.SESSION_SECRET ?? [demoSessionSecret(environment)],
    ...(demo
      ? {
          makeAccessCode: (userId: string, issuedBefore: number) =>
            demoAccessCode(environment, userId, issuedBefore),
        }
      : {}),
  })
  services.sealing.whenWrong({
    broken: (reason) => tellOfBrokenTree(services, reason),
    witnessLost: (rows) => tellOfLostWitness(services, rows),
  })
  return services
}
