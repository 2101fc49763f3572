import { hostname } from 'node:os'
import type { Logger } from 'pino'
import { newId } from '../../models/new-id.ts'
import type { PreparedQueries } from '../../models/prepared.ts'
import { leaveKeyHolders, reportKeyHolder } from '../../models/queries/keys/key-holders.ts'
import { readHandovers } from '../../models/queries/keys/root-keys.ts'
import type { BlindIndex } from '../crypto/blind-index.ts'
import type { KeyRing } from '../crypto/key-ring.ts'
import { readIndexKeys } from './index-keys.ts'

/** How often a process says which keys it has and looks for new ones (milliseconds). */
const reportEveryMs = 5_000

type WatchOptions = {
  readonly prepared: PreparedQueries
  readonly ring: KeyRing
  readonly blindIndex: BlindIndex
  readonly log: Logger
}

/**
 * Keeps a running process in step while keys are turned over: it takes the root key and the search index key that are
 * laid out for it, and says which keys it has, so that nothing is changed over to a key that some process lacks.
 */
export class KeyWatch {
  readonly #id = newId()
  readonly #options: WatchOptions
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()

  constructor(options: WatchOptions) {
    this.#options = options
  }

  /** Looks once and reports; from then on every few seconds until `stop`. */
  async start(): Promise<void> {
    await this.look()
    this.#timer = setInterval(() => {
      this.#looking = this.look().catch((error: unknown) => {
        const name = error instanceof Error ? error.name : typeof error
        this.#options.log.warn({ part: 'keys', name }, 'could not look for new keys')
      })
    }, reportEveryMs)
    this.#timer.unref()
  }

  /** Takes what is laid out, then reports. @throws where the database is away */
  async look(): Promise<void> {
    const { prepared, ring, blindIndex } = this.#options
    for (const handover of await readHandovers(prepared)) {
      if (ring.has(handover.id) || ring.has(handover.wrappedBy)) {
        ring.take(handover)
      }
    }
    blindIndex.use(await readIndexKeys(ring))
    await reportKeyHolder(prepared, {
      id: this.#id,
      host: hostname(),
      processId: process.pid,
      rootKeyIds: ring.ids,
      indexKeyIds: blindIndex.keyIds,
    })
  }

  /** Stops looking and says so to the others. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
    await leaveKeyHolders(this.#options.prepared, this.#id)
  }
}
