import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { folders } from '../../server/assets/folders.ts'

import type { DatabaseUrls } from '../../server/embedded-database.ts'
import { witnessFileFor } from '../support/database.ts'
import { testFieldKey } from '../support/test-environment.ts'

export type CommandResult = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

const launcher = path.join(folders.project, 'bin', 'medguard.js')

const ours = /^(DATABASE_|MEDGUARD_|NODE_ENV|NODE_TEST|FIELD_|SESSION_)/

/** The settings of the test run itself, which a command must not see, left out. */
const withoutOurs = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))

/** Starts the command line as a shell would, in pipes. */
export const startCli = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
  spawn(process.execPath, [launcher, ...args], { env: { ...withoutOurs, ...environment } })

/** Waits for the end of a process. */
export const ended = (child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> =>
  new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))

/** Runs the command line to its end. @param more.input what is piped in */
export async function runCli(
  args: readonly string[],
  { environment, input = '' }: { environment?: NodeJS.ProcessEnv; input?: string } = {},
): Promise<CommandResult> {
  const child = startCli(args, environment)
  // A command that does not read its input may be gone before it is written.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [stdout, stderr, { code }] = await Promise.all([text(child.stdout), text(child.stderr), ended(child)])
  return { code, stdout, stderr }
}

/** The settings by which a command works on a test's database. */
export const settings = ({ appUrl, ownerUrl }: DatabaseUrls) => ({
  NODE_ENV: 'test',
  DATABASE_URL: appUrl,
  DATABASE_OWNER_URL: ownerUrl,
  AUDIT_WITNESS_FILE: witnessFileFor(appUrl),
  FIELD_ENCRYPTION_KEY: testFieldKey,
  SESSION_SECRET: 'a session secret that only tests know',
})
