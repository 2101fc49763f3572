import { setTimeout as wait } from 'node:timers/promises'
import { wardHeaders } from '../settings.ts'

/** What came of a steady stream of requests: latencies in milliseconds, and every answer that was not as it should be. */
export type SteadyLoad = { readonly latencies: readonly number[]; readonly wrong: readonly string[] }

type Options = {
  readonly url: string
  readonly cookie: string
  readonly csrf: string
  readonly patientIds: readonly string[]
  readonly perSecond: number
}

/** Every fifth request writes an encounter, the others read a chart. */
const writeEvery = 5

/** Reads charts and writes encounters at an even rate, whether earlier answers are there or not, until `stop`. */
export class SteadyRequests {
  readonly #options: Options
  readonly #latencies: number[] = []
  readonly #wrong: string[] = []
  readonly #stopping = new AbortController()
  readonly #sending: Promise<void>

  constructor(options: Options) {
    this.#options = options
    this.#sending = this.#send()
  }

  async #send(): Promise<void> {
    const { perSecond } = this.#options
    const started = performance.now()
    const underWay: Promise<void>[] = []
    for (let number = 0; !this.#stopping.signal.aborted; number += 1) {
      underWay.push(this.#request(number))
      const next = started + ((number + 1) * 1000) / perSecond
      await wait(Math.max(0, next - performance.now()))
    }
    await Promise.all(underWay)
  }

  async #request(number: number): Promise<void> {
    const { url, cookie, csrf, patientIds } = this.#options
    const id = patientIds[(number * 7) % patientIds.length]
    const writes = number % writeEvery === 0
    const headers = { ...wardHeaders, Cookie: cookie }
    const started = performance.now()
    try {
      const answer = writes
        ? await fetch(`${url}/patients/${id}/encounters/new`, {
            method: 'POST',
            redirect: 'manual',
            headers,
            body: new URLSearchParams({
              _csrf: csrf,
              kind: 'ambulatory',
              occurredAt: '2026-01-05T09:30',
              reason: `Steady load, request ${number}`,
              notes: '',
              diagnoses: '',
            }),
          })
        : await fetch(`${url}/patients/${id}`, { headers })
      await answer.arrayBuffer()
      if (answer.status !== (writes ? 303 : 200)) {
        this.#wrong.push(`${writes ? 'write' : 'read'} ${number}: status ${answer.status}`)
      }
    } catch {
      this.#wrong.push(`${writes ? 'write' : 'read'} ${number}: no answer`)
    }
    this.#latencies.push(performance.now() - started)
  }

  /** Sends nothing more, waits for what is under way, and tells what came of it all. */
  async stop(): Promise<SteadyLoad> {
    this.#stopping.abort()
    await this.#sending
    return { latencies: this.#latencies, wrong: this.#wrong }
  }
}
