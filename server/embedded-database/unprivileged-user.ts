import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The operating system account that the database runs as. Empty: the account of this process. */
export type DatabaseAccount = { uid?: number; gid?: number }

/**
 * PostgreSQL refuses to run as root, so root hands it to another account: to the owner of `folder`, where
 * that is somebody else, or to the first of `postgres` (`_postgres` on macOS) and `nobody` that this machine has.
 * @throws Error when this process is root and there is no such account.
 */
export async function databaseAccount(folder: string): Promise<DatabaseAccount> {
  if (process.getuid?.() !== 0) return {}
  const { uid, gid } = await stat(folder)
  if (uid !== 0) return { uid, gid }
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const account = await accountNamed(name)
    if (account) return account
  }
  throw new Error(
    'The embedded database cannot run as root, and this machine has neither a "postgres" nor a "nobody" user. ' +
      'Start MedGuard as an ordinary user, or set DATABASE_URL.',
  )
}

/** Whether the account may pass into `folder`, with every folder above it. */
export async function canReach(account: DatabaseAccount, folder: string): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/' })
    return true
  } catch {
    return false
  }
}

async function accountNamed(name: string): Promise<DatabaseAccount | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}
