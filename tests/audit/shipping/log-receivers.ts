import { createHmac } from 'node:crypto'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'

const portOf = (server: Server) => {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const listening = (server: Server) =>
  new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve(portOf(server))))

export type Delivery = {
  readonly id: string
  readonly genuine: boolean
  readonly body: {
    log: string
    from: number
    to: number
    rows: { index: number; hash: string; leaf: Record<string, unknown> }[]
  }
  /** The leaves byte for byte as they came. */
  readonly text: string
}

/** Somebody's SIEM: takes batches, or behaves as it is told. */
export class FakeSiem {
  readonly taken: Delivery[] = []
  readonly secret: Buffer
  /** What it does next; it takes what comes where nothing is left of it. */
  readonly moods: (number | 'hang' | 'drop')[] = []
  overlapping = 0
  #under = 0
  readonly #server = createHttpServer((req, res) => {
    this.#under += 1
    this.overlapping = Math.max(this.overlapping, this.#under)
    res.once('close', () => {
      this.#under -= 1
    })
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const mood = this.moods.shift() ?? 202
      if (mood === 'hang') {
        return
      }
      if (mood === 'drop') {
        req.socket.destroy()
        return
      }
      if (mood < 300) {
        this.#take(req.headers, Buffer.concat(chunks).toString('utf8'))
      }
      res.writeHead(mood, mood < 400 && mood > 299 ? { location: '/elsewhere' } : {}).end()
    })
  })

  constructor(secret: Buffer) {
    this.secret = secret
  }

  async open(): Promise<string> {
    return `http://127.0.0.1:${await listening(this.#server)}/rows`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  #take(headers: NodeJS.Dict<string | string[]>, text: string): void {
    const id = String(headers['webhook-id'])
    const signature = createHmac('sha256', this.secret)
      .update(`${id}.${String(headers['webhook-timestamp'])}.${text}`)
      .digest('base64')
    const genuine = headers['webhook-signature'] === `v1,${signature}`
    this.taken.push({ id, genuine, body: JSON.parse(text), text })
  }
}

/** A syslog receiver over TCP or TLS with octet counting: gives every message once its connection was ended well. */
export class FakeSyslog {
  readonly messages: string[] = []
  /** Connections to be broken after their first bytes. */
  breaks = 0
  readonly #server: Server

  constructor(tls?: { key: string; cert: string }) {
    const take = (socket: Socket) => this.#take(socket)
    this.#server = tls === undefined ? createTcpServer(take) : createTlsServer(tls, take)
    this.#server.on('tlsClientError', () => undefined)
  }

  listen(): Promise<number> {
    return listening(this.#server)
  }

  close(): void {
    this.#server.close()
  }

  #take(socket: Socket): void {
    const chunks: Buffer[] = []
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      chunks.push(Buffer.from(chunk))
      if (this.breaks > 0) {
        this.breaks -= 1
        socket.resetAndDestroy()
      }
    })
    socket.on('end', () => {
      for (let rest = Buffer.concat(chunks); rest.length > 0;) {
        const space = rest.indexOf(0x20)
        const end = space + 1 + Number(rest.subarray(0, space).toString('ascii'))
        this.messages.push(rest.subarray(space + 1, end).toString('utf8'))
        rest = rest.subarray(end)
      }
    })
  }
}
