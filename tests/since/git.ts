import { spawnSync } from 'node:child_process'

/** What git says in a folder, as bytes. @throws Error, in git's own words */
export function git(root: string, ...words: string[]): Buffer {
  const { status, error, stdout, stderr } = spawnSync('git', words, { cwd: root, maxBuffer: 1024 ** 3 })
  if (status !== 0) {
    throw new Error(`git said: ${error?.message ?? stderr.toString().trim()}`)
  }
  return stdout
}

/**
 * The commit that a revision means: what is asked of git afterwards cannot be taken for one of its options.
 * @throws Error, in git's own words
 */
export function commitOf(revision: string, root: string): string {
  try {
    return git(root, 'rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`).toString().trim()
  } catch (error) {
    throw new Error(`There is no revision "${revision}" here`, { cause: error })
  }
}
