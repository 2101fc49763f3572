import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { setImmediate, setTimeout as wait } from 'node:timers/promises'

/** How long what was accepted may take to be answered once the server is asked to stop (milliseconds). */
const graceMs = 30_000

/** How long the last bytes of refusals may take on their way (milliseconds). */
const lastBytesMs = 5_000

/** Nothing has arrived for so long: then nothing was on the wire any more (milliseconds). */
const quietMs = 100

/** How often that is waited for at most: a stream of requests must not keep a server from stopping. */
const mostRounds = 20

/**
 * A server that answers everything it has accepted before it stops. A request that was on the wire when it was asked to stop is
 * answered as ever; one that comes later gets 503 on a connection that closes, also on a new one, until all are answered.
 */
export class DrainingServer {
  /** What listens. */
  readonly http: Server
  readonly #open = new Set<ServerResponse>()
  #stage: 'serving' | 'stopping' | 'refusing' = 'serving'
  #allAnswered: () => void = () => undefined
  /** How many requests have arrived so far. */
  #arrived = 0

  /**
   * @param app answers whatever is accepted
   * @param farewell what is said to whoever comes too late, in one line of their language
   */
  constructor(app: RequestListener, farewell: (req: IncomingMessage) => string) {
    this.http = createServer((req, res) => {
      this.#arrived += 1
      if (this.#stage === 'refusing') {
        req.resume()
        res.writeHead(503, {
          Connection: 'close',
          'Retry-After': '5',
          'Cache-Control': 'no-store',
          'Content-Type': 'text/plain; charset=utf-8',
          'X-Content-Type-Options': 'nosniff',
        })
        res.end(`${farewell(req)}\n`)
        return
      }
      this.#open.add(res)
      res.once('close', () => this.#closed(res))
      if (this.#stage === 'stopping') {
        res.setHeader('Connection', 'close')
      }
      app(req, res)
    })
  }

  /**
   * Answers what was accepted, then closes.
   * @param onRefusing told when whatever comes from now on is refused
   */
  async stop(onRefusing: () => void = () => undefined): Promise<void> {
    this.#stage = 'stopping'
    for (const res of this.#open) {
      if (!res.headersSent) {
        res.setHeader('Connection', 'close')
      }
    }
    await this.#readWhatHasArrived()
    this.#stage = 'refusing'
    onRefusing()
    await this.#answered()
    await this.#readWhatHasArrived()
    await this.#close()
  }

  /**
   * Reads what the kernel has taken, or is about to: connections first, then their bytes, in the next turns of the event
   * loop. On a busy machine even bytes of this machine are on their way for a while, so it goes on until none has come.
   */
  async #readWhatHasArrived(): Promise<void> {
    for (let round = 0; round < mostRounds; round += 1) {
      const before = this.#arrived
      await wait(quietMs)
      for (let turn = 0; turn < 4; turn += 1) {
        await setImmediate()
      }
      if (this.#arrived === before) {
        return
      }
    }
  }

  /** Connections that wait for nothing end at once; one over which an answer still goes, once that has gone. */
  #close(): Promise<void> {
    return new Promise((resolve) => {
      const tooLong = setTimeout(() => this.http.closeAllConnections(), lastBytesMs)
      this.http.close(() => {
        clearTimeout(tooLong)
        resolve()
      })
      this.http.closeIdleConnections()
    })
  }

  #answered(): Promise<void> {
    return new Promise((resolve) => {
      const tooLong = setTimeout(resolve, graceMs)
      this.#allAnswered = () => {
        clearTimeout(tooLong)
        resolve()
      }
      if (this.#open.size === 0) {
        this.#allAnswered()
      }
    })
  }

  #closed(res: ServerResponse): void {
    this.#open.delete(res)
    if (this.#open.size === 0) {
      this.#allAnswered()
    }
  }
}
