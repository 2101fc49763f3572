import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { rename } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { DatabaseLocation } from './data-folder.ts'
import { initialSettings, programEnvironment, settingArguments } from './settings.ts'

/** The name of the role that owns the database; initdb makes it. */
export const ownerRole = 'medguard_owner'

/**
 * Clears away what killed starts left half made, then runs initdb. `cat` turns the standard input that Node
 * gives into a pipe, which has a path, so that the password is never in a file or an argument.
 */
const script = `
rm -rf "$1"-incomplete-* || true
shift
cat | "$@" --pwfile=/dev/stdin
`

/**
 * Makes the files of a new database. They get their place at the very end, so that what a killed process
 * leaves half made is never taken for a database.
 * @throws Error with the words of initdb when it fails.
 */
export async function makeCluster(
  { cluster, account }: DatabaseLocation,
  binaries: string,
  ownerPassword: string,
  durable: boolean,
): Promise<void> {
  const draft = `${cluster}-incomplete-${randomUUID()}`
  const initdb = [path.join(binaries, 'initdb'), ...initdbArguments(draft, durable)]
  const child = spawn('/bin/sh', ['-c', script, 'sh', cluster, ...initdb], {
    ...account,
    cwd: '/',
    env: programEnvironment,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  child.stdin.end(ownerPassword)
  const [words, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  if (exitCode !== 0) throw new Error(`The database files could not be made. initdb said:\n${words.trim()}`)
  await rename(draft, cluster)
}

function initdbArguments(folder: string, durable: boolean): string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${ownerRole}`,
    '--auth-host=scram-sha-256',
    `--auth-local=${durable ? 'scram-sha-256' : 'trust'}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
    ...settingArguments(initialSettings),
  ]
}
