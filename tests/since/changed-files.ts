import { commitOf, git } from './git.ts'

const names = (list: Buffer) =>
  list
    .toString()
    .split('\0')
    .filter((file) => file !== '')

/**
 * Every file of a project that is not as it was at a revision: changed, new, gone or renamed (both names), committed or not.
 * @throws Error where there is no such revision
 */
export function changedSince(revision: string, root: string): string[] {
  const commit = commitOf(revision, root)
  const changed = names(git(root, 'diff', '--name-only', '--no-renames', '--relative', '-z', commit, '--'))
  const untracked = names(git(root, 'ls-files', '--others', '--exclude-standard', '-z'))
  return [...new Set([...changed, ...untracked])].toSorted((a, b) => (a < b ? -1 : 1))
}
