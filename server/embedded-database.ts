import { rm } from 'node:fs/promises'
import { databaseBinaries } from './embedded-database/binaries.ts'
import { makeCluster } from './embedded-database/cluster.ts'
import { isDatabaseLocked, lockDatabase } from './embedded-database/data-folder-lock.ts'
import { findDatabase, prepareDataFolder, type DatabaseLocation } from './embedded-database/data-folder.ts'
import { exists } from './embedded-database/existing-file.ts'
import { freePort } from './embedded-database/free-port.ts'
import { keepRunning } from './embedded-database/keep-running.ts'
import { endLeftoverServer } from './embedded-database/leftover-server.ts'
import { keepPasswords, readPasswords, type RolePasswords } from './embedded-database/passwords.ts'
import { readPostmasterFile } from './embedded-database/postmaster-file.ts'
import { databaseUrls, prepareRoles, type DatabaseUrls } from './embedded-database/roles.ts'
import { socketFolder } from './embedded-database/socket-folder.ts'
import { PortTakenError, startServer, type DatabaseServer } from './embedded-database/supervisor.ts'

export { DataFolderInUseError } from './embedded-database/data-folder-lock.ts'
export type { DatabaseUrls } from './embedded-database/roles.ts'

/** A running database; it ends with this process, however that ends, or earlier by `stop`. */
export type EmbeddedDatabase = DatabaseUrls & {
  /** The folder with a socket that takes connections without a password; only of a database that is not durable. */
  socketFolder?: string
  stop(): Promise<void>
}

export type EmbeddedDatabaseOptions = {
  /** The folder that keeps the data; made where needed, then closed to every other user. */
  dataDirectory: string
  /** False: faster, lost when the machine stops, and open to its own user without a password. For tests. */
  durable?: boolean
  /** Is told what is being done, in plain words. */
  onProgress?: (step: string) => void
}

/**
 * Starts (making it first where needed) the PostgreSQL under `dataDirectory`, on a free port of 127.0.0.1.
 * @throws DataFolderInUseError when another process runs it; Error in plain words when it cannot start.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  refuseWindows()
  const location = await prepareDataFolder(options.dataDirectory)
  const unlock = await lockDatabase(location)
  try {
    const running = await start(location, options)
    const kept = keepRunning(running.server, running.startAgain, () =>
      options.onProgress?.('Starting the database again, which had ended by itself'),
    )
    const stop = async (): Promise<void> => {
      await kept.stop()
      await unlock()
    }
    let stopping: Promise<void> | undefined
    const socket = options.durable === false ? socketFolder(location) : undefined
    return {
      ...running.urls,
      ...(socket === undefined ? {} : { socketFolder: socket }),
      stop: () => (stopping ??= stop()),
    }
  } catch (error) {
    await unlock()
    throw error
  }
}

/** The running database of this data folder, if a live server owns it. */
export async function findRunningDatabase(dataDirectory: string): Promise<DatabaseUrls | undefined> {
  const location = await findDatabase(dataDirectory)
  if (!location || !(await isDatabaseLocked(location))) return undefined
  const [postmaster, passwords] = await Promise.all([
    readPostmasterFile(location.cluster),
    readPasswords(location.dataFolder),
  ])
  return postmaster?.ready && passwords ? databaseUrls(postmaster.port, passwords) : undefined
}

/** Deletes a data folder with its database, which is stopped, wherever the files of that are. */
export async function removeEmbeddedDatabase(dataDirectory: string): Promise<void> {
  const location = await findDatabase(dataDirectory)
  if (location) await rm(location.home, { recursive: true, force: true })
  await rm(dataDirectory, { recursive: true, force: true })
}

type RunningDatabase = {
  server: DatabaseServer
  urls: DatabaseUrls
  /** Starts it at the same port, after it has ended. */
  startAgain: () => Promise<DatabaseServer>
}

async function start(location: DatabaseLocation, options: EmbeddedDatabaseOptions): Promise<RunningDatabase> {
  const { durable = true, onProgress = () => undefined } = options
  const passwords = await keepPasswords(location.dataFolder)
  const isNew = !(await exists(location.cluster))
  if (isNew) onProgress('Preparing the database files')
  const binaries = await databaseBinaries(location)
  if (isNew) await makeCluster(location, binaries, passwords.owner, durable)
  const staleProcessId = await endLeftoverServer(location.cluster, () =>
    onProgress('Waiting for the database of an earlier start to end'),
  )
  onProgress('Starting the database')
  const startOn = (port: number, stale: number | undefined) =>
    startServer({ location, binaries, port, durable, staleProcessId: stale })
  const { server, port } = await startOnFreePort((free) => startOn(free, staleProcessId))
  const urls = await prepare(server, port, passwords)
  const startAgain = async () => startOn(port, await endLeftoverServer(location.cluster, () => undefined))
  return { server, urls, startAgain }
}

async function prepare(
  server: DatabaseServer,
  port: number,
  passwords: RolePasswords,
): Promise<DatabaseUrls> {
  try {
    await prepareRoles(port, passwords)
    return databaseUrls(port, passwords)
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function startOnFreePort(
  startOn: (port: number) => Promise<DatabaseServer>,
): Promise<{ server: DatabaseServer; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    try {
      return { server: await startOn(port), port }
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempt === 5) throw error
    }
  }
}

function refuseWindows(): void {
  if (process.platform !== 'win32') return
  throw new Error(
    'The embedded database does not run on Windows. Set DATABASE_URL to a PostgreSQL of your own.',
  )
}
