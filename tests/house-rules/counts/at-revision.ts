import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { productRooms, projectRoot, readSources, type Source } from '../sources.ts'

/**
 * The sources of the product as they stood at a revision.
 * @throws Error, in git's own words, where there is no such revision
 */
export function sourcesAt(revision: string): Source[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'medguard-counts-'))
  try {
    const archive = spawnSync('git', ['archive', '--format=tar', revision, '--', ...productRooms], {
      cwd: projectRoot,
      maxBuffer: 1024 ** 3,
    })
    if (archive.status !== 0) {
      throw new Error(`git said: ${archive.error?.message ?? archive.stderr.toString().trim()}`)
    }
    const unpacked = spawnSync('tar', ['-x', '-C', folder], { input: archive.stdout })
    if (unpacked.status !== 0) {
      throw new Error(`tar said: ${unpacked.error?.message ?? unpacked.stderr.toString().trim()}`)
    }
    return readSources(productRooms, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
