import { createHash } from 'node:crypto'
import { chmod, lchown, mkdir, realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import { exists, readFileIfAny } from './existing-file.ts'
import { keepPrivateFile } from './private-file.ts'
import { hasCode } from './system-error.ts'
import { canReach, databaseAccount, type DatabaseAccount } from './unprivileged-user.ts'

/** Where root keeps what the account of the database could not reach otherwise. */
export const systemFolder = '/var/lib/medguard'

/** Where the database of a data folder lives: `home` is the folder around it, `cluster` its own files. */
export type DatabaseLocation = {
  dataFolder: string
  home: string
  cluster: string
  account: DatabaseAccount
}

/**
 * Makes the data folder where needed, closes it to everybody else (mode 0700) and says where its database
 * lives: inside, or under /var/lib/medguard when the account of the database cannot reach the data folder.
 * @throws Error when the folder cannot be made, or belongs to somebody else.
 */
export async function prepareDataFolder(dataDirectory: string): Promise<DatabaseLocation> {
  const dataFolder = await makePrivateFolder(dataDirectory)
  return (await existingDatabase(dataFolder)) ?? placeDatabase(dataFolder)
}

/** Where the database of a data folder lives; undefined when there is no such folder or no database yet. */
export async function findDatabase(dataDirectory: string): Promise<DatabaseLocation | undefined> {
  if (!(await exists(dataDirectory))) return undefined
  return existingDatabase(await realpath(dataDirectory))
}

async function existingDatabase(dataFolder: string): Promise<DatabaseLocation | undefined> {
  const home = (await readFileIfAny(pointerFile(dataFolder)))?.trim()
  if (home !== undefined && !(await exists(home))) {
    throw new Error(
      `The database of the data folder ${dataFolder} was in ${home}, which is gone. ` +
        `Bring it back, or remove ${dataFolder} to start without data.`,
    )
  }
  if (home === undefined && !(await exists(path.join(dataFolder, 'postgres')))) return undefined
  return locationIn(dataFolder, home ?? dataFolder, await databaseAccount(home ?? dataFolder))
}

async function placeDatabase(dataFolder: string): Promise<DatabaseLocation> {
  const account = await databaseAccount(dataFolder)
  if (account.uid === undefined || (await canReach(account, path.dirname(dataFolder)))) {
    await giveTo(account, dataFolder)
    return locationIn(dataFolder, dataFolder, account)
  }
  return locationIn(dataFolder, await makeHomeElsewhere(dataFolder, account), account)
}

async function makePrivateFolder(dataDirectory: string): Promise<string> {
  try {
    await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
    await chmod(dataDirectory, 0o700)
    return await realpath(dataDirectory)
  } catch (error) {
    throw new Error(
      `The data folder ${dataDirectory} cannot be made or belongs to another user. ` +
        'Start MedGuard as its owner, or set MEDGUARD_DATA_DIR to a folder of your own.',
      { cause: error },
    )
  }
}

async function makeHomeElsewhere(dataFolder: string, account: DatabaseAccount): Promise<string> {
  await mkdir(systemFolder, { recursive: true })
  await chmod(systemFolder, 0o755)
  const made = await makeUnusedFolder(dataFolder)
  await giveTo(account, made)
  const kept = await keepPrivateFile(pointerFile(dataFolder), `${made}\n`)
  const home = kept.trim()
  if (home !== made) await rm(made, { recursive: true })
  return home
}

// A folder of the same name may be left from a data folder that was deleted: its data is not ours to use.
async function makeUnusedFolder(dataFolder: string): Promise<string> {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  for (let attempt = 1; ; attempt += 1) {
    const folder = path.join(systemFolder, attempt === 1 ? name : `${name}-${attempt}`)
    try {
      await mkdir(folder, { mode: 0o700 })
      return folder
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error
    }
  }
}

async function giveTo(account: DatabaseAccount, folder: string): Promise<void> {
  if (account.uid === undefined || account.gid === undefined) return
  await lchown(folder, account.uid, account.gid)
}

function pointerFile(dataFolder: string): string {
  return path.join(dataFolder, 'postgres-location')
}

function locationIn(dataFolder: string, home: string, account: DatabaseAccount): DatabaseLocation {
  return { dataFolder, home, cluster: path.join(home, 'postgres'), account }
}
