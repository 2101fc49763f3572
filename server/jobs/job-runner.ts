import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Runner, WorkerEvents } from 'graphile-worker'
import type { Logger } from 'pino'

/** What one start of the job queue needs: it tells the workers’ events, so that what they leave locked can be freed. */
export type JobQueue = {
  run(events: WorkerEvents): Promise<Runner>
  /** Frees the jobs that pools of workers which are no more have locked. */
  unlock(pools: readonly string[]): Promise<void>
}

export type JobRunnerState = 'not started' | 'running' | 'starting again' | 'stopped'

/** How long it waits before it starts again: longer each time, half a minute at most (milliseconds). */
const pauseAfter = (failures: number) => Math.min(500 * 2 ** failures, 30_000)

/**
 * Keeps the job queue running: it ends where the database is away at the moment a job ends or is asked for, and is started
 * again until it runs. Jobs that were under way are freed before, so that they are done again at once.
 */
export class JobRunner {
  readonly #log: Logger
  #ending = new AbortController()
  #state: JobRunnerState = 'not started'
  #pools: string[] = []
  #runner: Runner | undefined
  #watching: Promise<void> = Promise.resolve()

  constructor(log: Logger) {
    this.#log = log
  }

  get state(): JobRunnerState {
    return this.#state
  }

  /** @throws what the first start throws: a house that cannot do its jobs does not open. */
  async start(queue: JobQueue): Promise<void> {
    this.#ending = new AbortController()
    this.#runner = await this.#run(queue)
    this.#watching = this.#watch(queue)
  }

  /** Lets jobs under way finish. */
  async stop(): Promise<void> {
    this.#state = 'stopped'
    this.#ending.abort()
    await this.#runner?.stop().catch(() => undefined)
    await this.#watching
  }

  async #run(queue: JobQueue): Promise<Runner> {
    const events: WorkerEvents = new EventEmitter()
    // Jobs are locked in the name of the pool of workers.
    events.on('pool:create', ({ workerPool }) => this.#pools.push(workerPool.id))
    // A question for work whose answer is lost may have been heard: the job would stay locked by a worker who does not know
    // of it. So the queue ends in good order, and what it has locked is freed before it starts again.
    const asked = new AbortController()
    events.on('worker:getJob:error', () => asked.abort())
    const runner = await queue.run(events)
    const end = () => void runner.stop('the answer to a question for work was lost').catch(() => undefined)
    if (asked.signal.aborted) {
      end()
    }
    asked.signal.addEventListener('abort', end, { once: true })
    this.#state = 'running'
    return runner
  }

  async #watch(queue: JobQueue): Promise<void> {
    const { signal } = this.#ending
    while (!signal.aborted) {
      await this.#runner?.promise.catch(() => undefined)
      if (!signal.aborted) {
        await this.#startAgain(queue)
      }
    }
  }

  async #startAgain(queue: JobQueue): Promise<void> {
    const { signal } = this.#ending
    this.#runner = undefined
    this.#state = 'starting again'
    for (let failures = 0; !signal.aborted && this.#runner === undefined; failures += 1) {
      this.#log.error({ part: 'jobs', failures }, 'the job queue has ended; it is started again')
      await wait(pauseAfter(failures), undefined, { signal }).catch(() => undefined)
      if (!signal.aborted) {
        this.#runner = await this.#tryToRun(queue)
      }
    }
    if (signal.aborted) {
      await this.#runner?.stop().catch(() => undefined)
    }
  }

  async #tryToRun(queue: JobQueue): Promise<Runner | undefined> {
    try {
      await queue.unlock(this.#pools)
      this.#pools = []
      return await this.#run(queue)
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error
      this.#log.error({ part: 'jobs', name }, 'the job queue could not be started')
      return undefined
    }
  }
}
