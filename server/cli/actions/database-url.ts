import path from 'node:path'
import { readEnvironment } from '../../../config/env.ts'
import { findRunningDatabase, type DatabaseUrls } from '../../embedded-database.ts'
import { CommandFailedError } from '../command-error.ts'
import { say } from '../output.ts'

export type DatabaseRole = 'owner' | 'app'

async function currentUrls(): Promise<DatabaseUrls> {
  const {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    MEDGUARD_DATA_DIR,
  } = readEnvironment(process.env)
  if (appUrl !== undefined) {
    return { appUrl, ownerUrl: ownerUrl ?? appUrl }
  }
  const folder = path.resolve(MEDGUARD_DATA_DIR)
  const running = await findRunningDatabase(folder)
  if (running === undefined) {
    throw new CommandFailedError(
      `No database of ${folder} is running. Start MedGuard with "npm start" first.`,
    )
  }
  return running
}

/** Prints the address of the database that the settings name, or of the embedded one that is running. */
export async function printDatabaseUrl(role: DatabaseRole): Promise<void> {
  const { appUrl, ownerUrl } = await currentUrls()
  say(role === 'owner' ? ownerUrl : appUrl)
}
