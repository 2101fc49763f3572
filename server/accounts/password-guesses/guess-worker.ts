import { parentPort } from 'node:worker_threads'
import { adjacencyGraphs as graphs, dictionary } from '@zxcvbn-ts/language-common'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { GuessEstimate, GuessQuestion } from './estimate.ts'

const estimator = new ZxcvbnFactory({ dictionary, graphs })

function estimate({ texts, words }: GuessQuestion): GuessEstimate[] {
  return texts.map((text) => {
    const { guessesLog10, score, feedback } = estimator.check(text, [...words])
    return { guessesLog10, score, warning: feedback.warning }
  })
}

parentPort?.on('message', ({ id, question }: { id: number; question: GuessQuestion }) => {
  // A thread has no origin to name, unlike a window.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage({ id, estimates: estimate(question) })
})
