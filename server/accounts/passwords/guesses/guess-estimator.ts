import { Worker } from 'node:worker_threads'
import type { GuessAnswer, GuessQuestion } from './estimate.ts'

type WaitingGuess = {
  readonly resolve: (answer: GuessAnswer) => void
  readonly reject: (error: Error) => void
}

/**
 * Asks zxcvbn, and estimates words in a row, in a thread of its own, one question after the other: an estimate can take a tenth of a second, in which a
 * server would answer nobody. The thread starts with the first question and keeps no process alive while it has none.
 */
class GuessEstimator {
  readonly #waiting = new Map<number, WaitingGuess>()
  #worker: Worker | undefined
  #asked = 0

  /** @throws where the thread ended before it answered */
  ask(question: GuessQuestion): Promise<GuessAnswer> {
    const worker = (this.#worker ??= this.#start())
    this.#asked += 1
    const id = this.#asked
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      worker.ref()
      // A thread has no origin to name, unlike a window.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage({ id, question })
    })
  }

  #start(): Worker {
    const file = import.meta.url.endsWith('.ts') ? './guess-worker.ts' : './guess-worker.js'
    const worker = new Worker(new URL(file, import.meta.url))
    worker.on('message', ({ id, answer }: { id: number; answer: GuessAnswer }) => {
      this.#waiting.get(id)?.resolve(answer)
      this.#waiting.delete(id)
      if (this.#waiting.size === 0) {
        worker.unref()
      }
    })
    const ended = () => {
      this.#worker = undefined
      for (const { reject } of this.#waiting.values()) {
        reject(new Error('the thread that estimates passwords has ended'))
      }
      this.#waiting.clear()
    }
    worker.on('error', ended)
    worker.on('exit', ended)
    return worker
  }
}

const estimator = new GuessEstimator()

/** Estimates how many guesses a password needs. */
export const estimateGuesses = (question: GuessQuestion): Promise<GuessAnswer> => estimator.ask(question)
