import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { migrateDatabase } from '../../server/open-services.ts'
import { migrations } from '../../models/migrations/index.ts'
import {
  removeEmbeddedDatabase,
  startEmbeddedDatabase,
  type EmbeddedDatabase,
} from '../../server/embedded-database.ts'
import { generate, generatorVersion, type DatabaseSize } from './made-up/generate.ts'

export type Progress = (line: string) => void

const keptIn = () => process.env['MEDGUARD_BENCH_DIR'] ?? path.join(os.tmpdir(), 'medguard-bench')

/** Where the database of this size is kept. */
export const folderOf = ({ patients, auditRows }: DatabaseSize): string =>
  path.join(keptIn(), `${patients}-patients-${auditRows}-audit-rows`)

/** What a generated database was made by: the generator, and the text of each migration. */
type Origin = Readonly<Record<string, string>>

async function currentOrigin(): Promise<Origin> {
  const origin: Record<string, string> = { generator: generatorVersion }
  for (const migration of migrations) {
    const hash = createHash('sha256')
    await migration.up(async (text) => hash.update(text))
    origin[migration.name] = hash.digest('hex')
  }
  return origin
}

/** Whether what was generated then is still of use: a migration added since is run on it, a changed one is not. */
async function isOfUse(mark: string, current: Origin): Promise<boolean> {
  try {
    const origin: unknown = JSON.parse(await readFile(mark, 'utf8'))
    return (
      typeof origin === 'object' &&
      origin !== null &&
      Object.entries(origin).every(([name, hash]) => current[name] === hash)
    )
  } catch {
    return false
  }
}

/**
 * Opens a database of this size. It is generated once and kept for the next run under MEDGUARD_BENCH_DIR, or
 * `medguard-bench` in the folder for temporary files; durable as in production, because commits are what is measured.
 */
export async function openBenchDatabase(size: DatabaseSize, progress: Progress): Promise<EmbeddedDatabase> {
  const folder = folderOf(size)
  const mark = path.join(folder, 'generated.json')
  const origin = await currentOrigin()
  const known = await isOfUse(mark, origin)
  if (!known) {
    await removeEmbeddedDatabase(folder)
  }
  const database = await startEmbeddedDatabase({ dataDirectory: folder, onProgress: progress })
  try {
    await migrateDatabase(database, progress)
    if (!known) {
      await generate(database, size, progress)
    }
    await writeFile(mark, JSON.stringify(origin), { mode: 0o600 })
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}
