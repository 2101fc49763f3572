import { createServer, type Server } from 'node:http'
import path from 'node:path'
import type { Logger } from 'pino'
import type { Environment } from '../config/env.ts'
import { connectDatabase, type Database } from '../models/database.ts'
import { migrate } from '../models/migrate.ts'
import { seedRoles } from './accounts/seed-roles.ts'
import { createApp } from './app.ts'
import { loadAssets } from './assets/assets.ts'
import { prepareAuditPartitions } from './audit/partitions.ts'
import type { Clock } from './clock.ts'
import { demoAccessCode } from './demo/demo-accounts.ts'
import { demoFieldKey, demoSessionSecret } from './demo/demo-keys.ts'
import { loadDemoData } from './demo/load-demo-data.ts'
import { startEmbeddedDatabase, type DatabaseUrls } from './embedded-database.ts'
import { startJobs } from './jobs/jobs.ts'
import { createServices, type Services } from './services.ts'

export type Progress = (line: string) => void

export type OpenDatabase = DatabaseUrls & { stop(): Promise<void> }

/** The database that the settings name, or the embedded one. `ownerUrl` is the role that may change the schema. */
export async function openDatabase(environment: Environment, progress: Progress): Promise<OpenDatabase> {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, MEDGUARD_DATA_DIR: dataDirectory } = environment
  if (url !== undefined) {
    return { appUrl: url, ownerUrl: ownerUrl ?? url, stop: async () => {} }
  }
  return startEmbeddedDatabase({ dataDirectory: path.resolve(dataDirectory), onProgress: progress })
}

/** Brings the schema up to date and lets the application's role use it. */
export async function migrateDatabase(urls: DatabaseUrls, progress: Progress): Promise<void> {
  const separate = urls.appUrl !== urls.ownerUrl
  const appRole = decodeURIComponent(new URL(urls.appUrl).username)
  await migrate({ url: urls.ownerUrl, onProgress: progress, ...(separate ? { appRole } : {}) })
}

/** Connects to a migrated database and makes the services: what the server and the command line both begin with. */
export async function openServices(options: {
  environment: Environment
  clock: Clock
  log: Logger
  appUrl: string
}): Promise<{ services: Services; database: Database }> {
  const { environment, clock, log, appUrl } = options
  const database = connectDatabase({
    url: appUrl,
    onIdleError: (error) => log.warn({ name: error.name }, 'an idle database connection broke'),
  })
  const { demo } = environment
  await seedRoles(database.sequelize, { at: clock.now(), anyHours: demo })
  await prepareAuditPartitions(database.prepared, clock.now())
  const services = await createServices({
    environment,
    clock,
    log,
    database,
    assets: loadAssets(),
    fieldEncryptionKey: environment.FIELD_ENCRYPTION_KEY ?? demoFieldKey(environment),
    sessionSecrets: environment.SESSION_SECRET ?? [demoSessionSecret(environment)],
    ...(demo
      ? {
          makeAccessCode: (userId: string, issuedBefore: number) =>
            demoAccessCode(environment, userId, issuedBefore),
        }
      : {}),
  })
  return { services, database }
}

export type Running = { readonly url: string; readonly services: Services; stop(): Promise<void> }

/** Something else listens there. */
export class PortInUseError extends Error {
  constructor(host: string, port: number) {
    super(
      `The port ${port} is in use on ${host}: stop what listens there, or set PORT to another (0 takes any free one)`,
    )
    this.name = 'PortInUseError'
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(host, port) : error)
    })
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
}

function addressOf(server: Server, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** How long requests under way may take to finish once the server is asked to stop (milliseconds). */
const graceMs = 10_000

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const tooLong = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(tooLong)
      resolve()
    })
    server.closeIdleConnections()
  })
}

/** Starts everything in order; `stop` is the other way round: requests under way finish first. */
export async function boot(options: {
  environment: Environment
  clock: Clock
  log: Logger
  progress: Progress
}): Promise<Running> {
  const { environment, clock, log, progress } = options
  const undo: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) {
      await step()
    }
  }
  try {
    const urls = await openDatabase(environment, progress)
    undo.push(() => urls.stop())
    progress('Checking the schema')
    await migrateDatabase(urls, progress)
    const { services, database } = await openServices({ environment, clock, log, appUrl: urls.appUrl })
    undo.push(() => database.close())
    if (environment.demo) {
      await loadDemoData(services, progress)
    }
    const jobs = await startJobs(services)
    undo.push(() => jobs.stop())
    await services.trail.append({ event: 'system.started', outcome: 'success' })
    undo.push(async () => {
      await services.trail.append({ event: 'system.stopped', outcome: 'success' })
    })
    const server = createServer(createApp(services))
    await listen(server, environment.PORT, environment.HOST)
    undo.push(() => close(server))
    return { url: addressOf(server, environment.HOST), services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
