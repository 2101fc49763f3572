import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'

/** Texts in their order by code unit. */
export const sorted = (texts: readonly string[]): readonly string[] =>
  texts.toSorted((one, other) => (one < other ? -1 : 1))

/** How the server treats who talks to it. */
export type Manner =
  'accept' | 'defer-recipient' | 'refuse-recipient' | 'refuse-content' | 'lock-out' | 'hang'

const refusals: Partial<Record<Manner, { readonly command: RegExp; readonly reply: string }>> = {
  'defer-recipient': { command: /^RCPT/i, reply: '451 4.7.1 try <someone@example.org> later' },
  'refuse-recipient': { command: /^RCPT/i, reply: '550 5.1.1 no such user <someone@example.org>' },
  'refuse-content': { command: /^\.$/, reply: '554 5.6.0 content refused' },
  'lock-out': { command: /^RCPT/i, reply: '530 5.7.0 authentication required' },
}

const usual: readonly (readonly [RegExp, string])[] = [
  [/^EHLO/i, '250-fake\r\n250 SMTPUTF8'],
  [/^DATA$/i, '354 go on'],
  [/^STARTTLS$/i, '502 5.5.1 no encryption here'],
  [/^QUIT/i, '221 bye'],
]

/** A mail server on loopback that keeps what it is given (RFC 5321, as far as the tests need it). */
export class FakeMailServer {
  manner: Manner = 'accept'
  /** Each mail as it came, headers and all. */
  readonly mails: string[] = []
  /** How many ever connected. */
  connections = 0
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #events = new EventEmitter()

  private constructor() {
    this.#server = createServer((socket) => this.#talk(socket))
  }

  static async listen(): Promise<FakeMailServer> {
    const fake = new FakeMailServer()
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve))
    return fake
  }

  get url(): string {
    const address = this.#server.address()
    assert.ok(typeof address === 'object' && address !== null)
    return `smtp://127.0.0.1:${address.port}`
  }

  /** A header of every mail, sorted. */
  headers(name: string): readonly string[] {
    const header = new RegExp(`^${name}: (.*)$`, 'm')
    return sorted(this.mails.map((mail) => header.exec(mail)?.[1] ?? ''))
  }

  /** Resolves when the next client connects. */
  async nextConnection(): Promise<void> {
    await once(this.#events, 'connection')
  }

  /** Breaks every connection that is open. */
  hangUp(): void {
    for (const socket of this.#sockets) {
      socket.destroy()
    }
  }

  close(): void {
    this.hangUp()
    this.#server.close()
  }

  #talk(socket: Socket): void {
    this.connections += 1
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    this.#events.emit('connection')
    if (this.manner === 'hang') {
      return
    }
    socket.write('220 fake ready\r\n')
    let pending = ''
    let data: string[] | undefined
    socket.setEncoding('utf8').on('data', (chunk) => {
      const lines = `${pending}${String(chunk)}`.split('\r\n')
      pending = lines.pop() ?? ''
      for (const line of lines) {
        if (data === undefined || line === '.') {
          data = this.#answer(socket, line, data)
        } else {
          data.push(line)
        }
      }
    })
  }

  /** @returns the lines of the mail that begins here, if one does */
  #answer(socket: Socket, line: string, data: readonly string[] | undefined): string[] | undefined {
    const refusal = refusals[this.manner]
    const refused = refusal?.command.test(line) === true
    if (line === '.' && data !== undefined && !refused) {
      this.mails.push(data.join('\n'))
    }
    const reply = refused ? refusal?.reply : usual.find(([command]) => command.test(line))?.[1]
    socket.write(`${reply ?? '250 fine'}\r\n`)
    return /^DATA$/i.test(line) ? [] : undefined
  }
}
