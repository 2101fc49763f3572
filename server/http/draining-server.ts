import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { setImmediate } from 'node:timers/promises'

/** How long what was accepted may take to be answered once the server is asked to stop (milliseconds). */
const graceMs = 30_000

/** How long the last bytes of refusals may take on their way (milliseconds). */
const lastBytesMs = 5_000

const farewell =
  'MedGuard is being stopped or started anew. Nothing of what you sent was taken. Try again in a moment.\n'

/** What the kernel has taken for us is read within the next turns of the event loop: connections first, then their bytes. */
async function readWhatHasArrived(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await setImmediate()
  }
}

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

  constructor(app: RequestListener) {
    this.http = createServer((req, res) => {
      if (this.#stage === 'refusing') {
        req.resume()
        res.writeHead(503, {
          Connection: 'close',
          'Retry-After': '5',
          'Cache-Control': 'no-store',
          'Content-Type': 'text/plain; charset=utf-8',
          'X-Content-Type-Options': 'nosniff',
        })
        res.end(farewell)
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
    await readWhatHasArrived()
    this.#stage = 'refusing'
    onRefusing()
    await this.#answered()
    await readWhatHasArrived()
    await this.#close()
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
