import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { migrations } from '../../models/migrations/index.ts'
import {
  removeEmbeddedDatabase,
  startEmbeddedDatabase,
  type EmbeddedDatabase,
} from '../../server/embedded-database.ts'
import { generate, generatorVersion, type DatabaseSize } from './generate.ts'

export type Progress = (line: string) => void

const keptIn = () => process.env['MEDGUARD_BENCH_DIR'] ?? path.join(os.tmpdir(), 'medguard-bench')

/** Changes whenever the schema or the generator does: what was generated before is then of no use. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(generatorVersion)
  for (const migration of migrations) {
    await migration.up(async (text: string) => hash.update(text))
  }
  return hash.digest('hex')
}

/**
 * Opens a database of this size. It is generated once and kept for the next run under MEDGUARD_BENCH_DIR, or
 * `medguard-bench` in the folder for temporary files; durable as in production, because commits are what is measured.
 */
export async function openBenchDatabase(size: DatabaseSize, progress: Progress): Promise<EmbeddedDatabase> {
  const folder = path.join(keptIn(), `${size.patients}-patients-${size.auditRows}-audit-rows`)
  const mark = path.join(folder, 'generated')
  const wanted = await fingerprint()
  const found = await readFile(mark, 'utf8').catch(() => undefined)
  if (found !== wanted) {
    await removeEmbeddedDatabase(folder)
  }
  const database = await startEmbeddedDatabase({ dataDirectory: folder, onProgress: progress })
  if (found === wanted) {
    return database
  }
  try {
    await generate(database, size, progress)
    await writeFile(mark, wanted, { mode: 0o600 })
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}
