import { parentPort } from 'node:worker_threads'
import { adjacencyGraphs as graphs, dictionary } from '@zxcvbn-ts/language-common'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { GuessAnswer, GuessQuestion } from './estimate.ts'
import { guessedWords } from './guessed-words.ts'
import { wordsInARowLog10 } from './words-in-a-row.ts'

const estimator = new ZxcvbnFactory({ dictionary, graphs })
const known = guessedWords([...dictionary['passwords-common']])

function estimate({ texts, whole, words }: GuessQuestion): GuessAnswer {
  const estimates = texts.map((text) => {
    const { guessesLog10, score, feedback } = estimator.check(text, [...words])
    return { guessesLog10, score, warning: feedback.warning }
  })
  return { estimates, wordsInARowLog10: wordsInARowLog10(whole, known, words) }
}

parentPort?.on('message', ({ id, question }: { id: number; question: GuessQuestion }) => {
  // A thread has no origin to name, unlike a window.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage({ id, answer: estimate(question) })
})
