import type { PendingStep } from '../access/session.ts'
import type { Problem } from './problem.tsx'

/** Nobody is signed in, or a step of signing in is still to be done. */
export class SignInNeededError extends Error {
  readonly step: PendingStep | undefined
  constructor(step?: PendingStep) {
    super('sign-in needed')
    this.step = step
  }
}

/** It has to be proved anew who this is, at another page, which leads back here. */
export class StepUpNeededError extends Error {
  readonly to: string
  constructor(to: string) {
    super('a fresh proof of who this is')
    this.to = to
  }
}

/** There is nothing at this address, or it is not the reader's to know. */
export class NotFoundError extends Error {
  constructor() {
    super('not found')
  }
}

/** An answer other than the page asked for, with words for the reader. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}
