import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { databaseAccount } from '../../server/embedded-database/unprivileged-user.ts'

const run = promisify(execFile)

const places = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer']

async function installed(): Promise<string | undefined> {
  for (const program of places) {
    const found = await run(program, ['--version']).then(
      () => true,
      () => false,
    )
    if (found) {
      return program
    }
  }
  return undefined
}

/**
 * Where pgBouncer is; root of a Debian installs it where it is missing.
 * @returns what stands in its way, in words, where there is none
 */
export async function findPgBouncer(): Promise<{ readonly program: string } | { readonly missing: string }> {
  const present = await installed()
  if (present !== undefined) {
    return { program: present }
  }
  if (process.getuid?.() !== 0) {
    return {
      missing: 'pgBouncer is not installed (Debian: apt-get install pgbouncer), and only root can install it',
    }
  }
  await run('apt-get', ['install', '--yes', '--no-install-recommends', 'pgbouncer']).catch(() => undefined)
  const program = await installed()
  return program === undefined
    ? { missing: 'pgBouncer is not installed, and apt-get install pgbouncer did not bring it' }
    : { program }
}

/** One entry of its table: a name in the addresses of clients, and where it leads. */
export type Entry = {
  readonly name: string
  readonly url: string
  readonly mode: 'transaction' | 'statement'
}

const entryLine = ({ name, url, mode }: Entry): string => {
  const { hostname, port, pathname, username, password } = new URL(url)
  return `${name} = host=${hostname} port=${port} dbname=${pathname.slice(1)} user=${decodeURIComponent(username)} password='${decodeURIComponent(password)}' pool_mode=${mode}`
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** A pgBouncer with few connections, each lent to whoever comes next, so that nobody keeps one by chance. */
export class PgBouncer {
  readonly #child: ChildProcess
  readonly #folder: string
  readonly #port: number

  private constructor(child: ChildProcess, folder: string, port: number) {
    this.#child = child
    this.#folder = folder
    this.#port = port
  }

  /** As root it runs as another account: it refuses to be root. @throws with its words where it does not start */
  static async start(program: string, entries: readonly Entry[]): Promise<PgBouncer> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'medguard-pgbouncer-'))
    const account = await databaseAccount(folder)
    const port = await freePort()
    const file = path.join(folder, 'pgbouncer.ini')
    const settings = `[databases]
${entries.map(entryLine).join('\n')}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
default_pool_size = 5
server_round_robin = 1
max_client_conn = 200
`
    await writeFile(file, settings, { mode: 0o600 })
    if (account.uid !== undefined && account.gid !== undefined) {
      await chown(folder, account.uid, account.gid)
      await chown(file, account.uid, account.gid)
    }
    const child = spawn(program, [file], { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
    const bouncer = new PgBouncer(child, folder, port)
    const said: string[] = []
    for await (const line of createInterface({ input: child.stderr })) {
      said.push(line)
      if (line.includes('process up')) {
        child.stderr.resume()
        return bouncer
      }
    }
    await bouncer.stop()
    throw new Error(`pgBouncer did not start:\n${said.join('\n')}`)
  }

  /** The address by which a client reaches an entry. */
  urlOf(name: string): string {
    return `postgres://medguard_app@127.0.0.1:${this.#port}/${name}`
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGKILL')
      await once(this.#child, 'exit')
    }
    await rm(this.#folder, { recursive: true, force: true })
  }
}
