import path from 'node:path'
import type { Environment } from '../../config/env.ts'
import { openDatabase, type OpenDatabase, type Progress } from '../open-services.ts'
import { findRunningDatabase } from '../embedded-database.ts'

/**
 * The database to work on: the one that the settings name, or the embedded one, of a running server where there is one,
 * else started until `stop`.
 */
export async function reachDatabase(environment: Environment, progress: Progress): Promise<OpenDatabase> {
  if (environment.DATABASE_URL === undefined) {
    const running = await findRunningDatabase(path.resolve(environment.MEDGUARD_DATA_DIR))
    if (running !== undefined) {
      return { ...running, stop: async () => {} }
    }
  }
  return openDatabase(environment, progress)
}
