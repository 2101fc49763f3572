import path from 'node:path'
import type { Environment } from '../../../../config/env.ts'

/** AUDIT_WITNESS_FILE that says that there is none. */
const none = 'off'

/** For a database of one's own, a file for each: two logs cannot share one. */
function nameFor(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return [hostname, port, decodeURIComponent(pathname.slice(1))]
    .filter((part) => part !== '')
    .join('-')
    .replaceAll(/[^\w.-]/g, '_')
}

/**
 * Where every checkpoint is kept beside the database: AUDIT_WITNESS_FILE, or a file of this user's own in the data
 * folder, apart from the files of the embedded database. Its name comes from the settings, never from what the database
 * says of itself. @returns undefined where it is turned off
 */
export function witnessPlace(
  environment: Pick<Environment, 'AUDIT_WITNESS_FILE' | 'DATABASE_URL' | 'MEDGUARD_DATA_DIR'>,
): string | undefined {
  const { AUDIT_WITNESS_FILE: given, DATABASE_URL: url, MEDGUARD_DATA_DIR: folder } = environment
  if (given !== undefined) {
    return given === none ? undefined : path.resolve(given)
  }
  const name = url === undefined ? 'checkpoints' : nameFor(url)
  return path.resolve(folder, 'audit-witness', `${name}.txt`)
}
