import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { Writable, type Readable } from 'node:stream'
import type { DatabaseLocation } from './data-folder.ts'
import { fixedSettings, programEnvironment, settingArguments, throwAwaySettings } from './settings.ts'
import { socketFolder } from './socket-folder.ts'

/**
 * The shell becomes `postgres` itself and leaves a watcher behind, which reads a pipe (3) that our process
 * holds open. "stopped" on the pipe means that the server has ended; a pipe that just ends means that we are
 * gone, even by SIGKILL, so that the watcher has to end the server. The inner brackets with & inside the
 * outer ones make the watcher a child of init: PostgreSQL takes the death of an unknown child for a crash.
 */
const script = `
postgres=$$
( (
  trap '' HUP INT TERM
  read -r word <&3
  [ "$word" = stopped ] && exit
  kill -INT "$postgres"
  for second in 1 2 3; do
    sleep 1
    kill -0 "$postgres" || exit
  done
  kill -QUIT "$postgres"
) </dev/null >/dev/null 2>&1 & )
exec "$@" 3<&-
`

/** How long the server gets for an orderly shutdown, in milliseconds. */
const patience = 15_000

/** A running PostgreSQL. */
export type DatabaseServer = {
  /** Resolves when it has ended, told to or not. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

export type ServerOptions = {
  location: DatabaseLocation
  binaries: string
  port: number
  durable: boolean
  /** The process id in a left postmaster.pid, which is known to be no server of these files. */
  staleProcessId: number | undefined
}

/** Another program took the port in the meantime. */
export class PortTakenError extends Error {}

/**
 * Starts `postgres` so that it ends when this process ends, and waits until it takes connections.
 * @throws PortTakenError, or Error with the last words of the server.
 */
export async function startServer(options: ServerOptions): Promise<DatabaseServer> {
  const child = spawn('/bin/sh', ['-c', script, 'sh', ...serverCommand(options)], {
    ...options.location.account,
    cwd: '/',
    env: serverEnvironment(options),
    // A group of its own: Ctrl-C in a terminal reaches us, and we end the database once requests are finished.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await once(child, 'spawn')
  const log = child.stderr
  const leash = child.stdio[3]
  if (!log || !(leash instanceof Writable)) throw new Error('The pipes to the database are missing.')
  void ended.then(() => leash.end('stopped\n'))
  // A watcher that somebody killed does not read any more; there is nothing left to tell it.
  leash.on('error', () => undefined)
  await untilReady(log)
  return {
    ended,
    async stop() {
      child.kill('SIGINT')
      const timer = setTimeout(() => child.kill('SIGQUIT'), patience)
      await ended
      clearTimeout(timer)
    },
  }
}

async function untilReady(log: Readable): Promise<void> {
  let words = ''
  for await (const chunk of log.iterator({ destroyOnReturn: false })) {
    words = (words + String(chunk)).slice(-8192)
    if (words.includes('ready to accept connections')) {
      log.resume()
      return
    }
  }
  if (words.includes('Address already in use')) throw new PortTakenError(words)
  throw new Error(`The embedded database did not start. It said:\n${words.trim()}`)
}

function serverCommand({ location, binaries, port, durable }: ServerOptions): string[] {
  const settings = durable
    ? fixedSettings
    : { ...fixedSettings, ...throwAwaySettings, unix_socket_directories: socketFolder(location) ?? '' }
  return [
    path.join(binaries, 'postgres'),
    '-D',
    location.cluster,
    '-p',
    String(port),
    ...settingArguments(settings),
  ]
}

function serverEnvironment({ staleProcessId }: ServerOptions): Record<string, string> {
  if (staleProcessId === undefined) return programEnvironment
  // pg_ctl's own way to say that the process with the id in postmaster.pid is no server. PostgreSQL still
  // checks by itself that nobody uses the shared memory of these files.
  return { ...programEnvironment, PG_GRANDPARENT_PID: String(staleProcessId) }
}
