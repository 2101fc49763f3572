import { execFile } from 'node:child_process'
import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { DatabaseLocation } from './data-folder.ts'
import { initialSettings, programEnvironment, settingArguments } from './settings.ts'

const run = promisify(execFile)

/** The name of the role that owns the database; initdb makes it. */
export const ownerRole = 'medguard_owner'

/** Whether the files of the database are there. */
export async function clusterExists(location: DatabaseLocation): Promise<boolean> {
  return stat(path.join(location.cluster, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
}

/**
 * Makes the files of a new database. They get their place at the very end, so that what a killed process
 * leaves half made is never taken for a database.
 * @throws Error with the words of initdb when it fails.
 */
export async function makeCluster(
  location: DatabaseLocation,
  binaries: string,
  ownerPassword: string,
  durable: boolean,
): Promise<void> {
  const { uid, gid } = location.account
  const draft = `${location.cluster}-incomplete`
  const passwordFile = path.join(draft, 'password')
  const files = path.join(draft, 'files')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, ownerPassword, { mode: 0o600 })
  if (uid !== undefined && gid !== undefined) {
    await chown(passwordFile, uid, gid)
    await chown(draft, uid, gid)
  }
  await run(path.join(binaries, 'initdb'), initdbArguments(files, passwordFile, durable), {
    ...location.account,
    cwd: '/',
    env: programEnvironment,
  })
  await rename(files, location.cluster)
  await rm(draft, { recursive: true })
}

function initdbArguments(files: string, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${files}`,
    `--username=${ownerRole}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
    ...settingArguments(initialSettings),
  ]
}
