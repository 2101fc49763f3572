import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { commitOf, git } from '../../since/git.ts'
import { productRooms, projectRoot, readSources, type Source } from '../sources.ts'

/**
 * The sources of the product as they stood at a revision.
 * @throws Error, in git's own words, where there is no such revision
 */
export function sourcesAt(revision: string): Source[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'medguard-counts-'))
  try {
    const commit = commitOf(revision, projectRoot)
    const there = new Set(git(projectRoot, 'ls-tree', '--name-only', commit).toString().split('\n'))
    const rooms = productRooms.filter((room) => there.has(room))
    const input = git(projectRoot, 'archive', '--format=tar', commit, '--', ...rooms)
    const unpacked = spawnSync('tar', ['-x', '-C', folder], { input })
    if (unpacked.status !== 0) {
      throw new Error(`tar said: ${unpacked.error?.message ?? unpacked.stderr.toString().trim()}`)
    }
    return readSources(rooms, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
