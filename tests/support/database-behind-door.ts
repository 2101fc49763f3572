import { once } from 'node:events'
import net from 'node:net'

type Passing = { readonly visitor: net.Socket; readonly server: net.Socket }

/**
 * A door before a database, which can be closed without a word: who knocks is let in and told nothing, as by a server that is
 * frozen or a network that swallows everything. Nobody is sent away.
 */
export class DatabaseBehindDoor {
  readonly #port: number
  readonly #door: net.Server
  readonly #passing = new Set<Passing>()
  #questionsHeld = false
  #answersHeld = false
  #awaited: readonly string[] = []

  private constructor(url: string) {
    this.#port = Number(new URL(url).port)
    this.#door = net.createServer((visitor) => this.#lead(visitor))
  }

  static async before(url: string): Promise<DatabaseBehindDoor> {
    const door = new DatabaseBehindDoor(url)
    door.#door.listen(0, '127.0.0.1')
    await once(door.#door, 'listening')
    return door
  }

  /** The same address, by the door. */
  urlOf(url: string): string {
    const address = this.#door.address()
    const led = new URL(url)
    led.port = String(typeof address === 'object' && address !== null ? address.port : 0)
    return led.href
  }

  /** Lets no question through, and no answer. */
  freeze(): void {
    this.#questionsHeld = true
    this.holdAnswers()
  }

  /** The database does what it is asked, and its answers do not arrive. */
  holdAnswers(): void {
    this.#answersHeld = true
    this.#settle()
  }

  /** The same from the moment on at which one visitor has said these words, one after the other. */
  holdAnswersTo(...words: readonly string[]): void {
    this.#awaited = words
  }

  /** What was held goes on, where its other side still waits. */
  thaw(): void {
    this.#awaited = []
    this.#questionsHeld = false
    this.#answersHeld = false
    this.#settle()
  }

  close(): void {
    this.#door.close()
    for (const { visitor, server } of this.#passing) {
      visitor.destroy()
      server.destroy()
    }
  }

  #settle(): void {
    for (const passing of this.#passing) {
      this.#hold(passing)
    }
  }

  #hold({ visitor, server }: Passing): void {
    // Paused, a socket takes nothing in: what is on its way stays in the pipes.
    visitor[this.#questionsHeld ? 'pause' : 'resume']()
    server[this.#answersHeld ? 'pause' : 'resume']()
  }

  #listen(piece: Buffer, heard: number): number {
    const next = this.#awaited[heard]
    if (next === undefined || !piece.includes(next)) {
      return heard
    }
    if (heard + 1 === this.#awaited.length) {
      this.holdAnswers()
    }
    return heard + 1
  }

  #lead(visitor: net.Socket): void {
    const server = net.connect(this.#port, '127.0.0.1')
    const passing = { visitor, server }
    this.#passing.add(passing)
    let heard = 0
    visitor.on('data', (piece) => {
      heard = this.#listen(piece, heard)
    })
    for (const [from, to] of [
      [visitor, server],
      [server, visitor],
    ] as const) {
      from.on('data', (piece) => to.write(piece))
      from.on('error', () => undefined)
      from.on('close', () => {
        this.#passing.delete(passing)
        to.destroy()
      })
    }
    this.#hold(passing)
  }
}
