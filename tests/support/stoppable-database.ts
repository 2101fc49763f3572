import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { migrate } from '../../models/migrate.ts'
import { appRole } from '../../server/embedded-database/roles.ts'
import {
  removeEmbeddedDatabase,
  startEmbeddedDatabase,
  type DatabaseUrls,
  type EmbeddedDatabase,
} from '../../server/embedded-database.ts'

const portOf = (url: string) => Number(new URL(url).port)

/** A PostgreSQL of a test's own, at an address that stays while the server behind it is stopped and started. */
export class StoppableDatabase {
  readonly #folder: string
  readonly #door: net.Server
  readonly #through = new Set<net.Socket>()
  #running: EmbeddedDatabase | undefined

  private constructor(folder: string, running: EmbeddedDatabase) {
    this.#folder = folder
    this.#running = running
    this.#door = net.createServer((visitor) => this.#lead(visitor))
  }

  /** Makes one with every table of MedGuard. */
  static async start(): Promise<StoppableDatabase> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'medguard-stoppable-'))
    const running = await startEmbeddedDatabase({ dataDirectory: folder, durable: false })
    await migrate({ url: running.ownerUrl, appRole })
    const database = new StoppableDatabase(folder, running)
    database.#door.listen(0, '127.0.0.1')
    await once(database.#door, 'listening')
    return database
  }

  get urls(): DatabaseUrls {
    if (this.#running === undefined) {
      throw new Error('the database is stopped')
    }
    const { appUrl, ownerUrl } = this.#running
    return { appUrl: this.#byTheDoor(appUrl), ownerUrl: this.#byTheDoor(ownerUrl) }
  }

  /** Stops the server itself; whoever comes in the meantime is sent away. */
  async stop(): Promise<void> {
    await this.#running?.stop()
    this.#running = undefined
  }

  async startAgain(): Promise<void> {
    this.#running = await startEmbeddedDatabase({ dataDirectory: this.#folder, durable: false })
  }

  async remove(): Promise<void> {
    await this.stop()
    for (const socket of this.#through) {
      socket.destroy()
    }
    this.#door.close()
    await removeEmbeddedDatabase(this.#folder)
  }

  #byTheDoor(url: string): string {
    const address = this.#door.address()
    const led = new URL(url)
    led.port = String(typeof address === 'object' && address !== null ? address.port : 0)
    return led.href
  }

  #lead(visitor: net.Socket): void {
    if (this.#running === undefined) {
      visitor.destroy()
      return
    }
    const server = net.connect(portOf(this.#running.appUrl), '127.0.0.1')
    for (const [socket, other] of [
      [visitor, server],
      [server, visitor],
    ] as const) {
      this.#through.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        this.#through.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  }
}
