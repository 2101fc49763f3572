import path from 'node:path'
import { readFileIfAny } from './existing-file.ts'

/** What a running PostgreSQL says of itself in its data folder. */
export type Postmaster = { processId: number; port: number; ready: boolean }

/**
 * Reads postmaster.pid, which may be left from a server that died.
 * The lines: https://git.postgresql.org (src/include/utils/pidfile.h).
 */
export async function readPostmasterFile(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFileIfAny(path.join(cluster, 'postmaster.pid'))
  const lines = text?.split('\n') ?? []
  const processId = Number(lines[0])
  if (!(processId > 0)) return undefined
  return { processId, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}
