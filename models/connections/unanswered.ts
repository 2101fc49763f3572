import pg from 'pg'

/**
 * The database was asked and does not answer: frozen, or cut off without a word. Its connection is given up. It is not called
 * a time-out: the job queue asks again by itself after one, and what it had been given in the meantime would stay locked.
 */
export const unanswered = (seconds: number): Error =>
  Object.assign(new Error(`the database has not answered for ${seconds} seconds`), { code: 'ECONNRESET' })

/** SQLSTATE 08007, transaction resolution unknown. */
const resolutionUnknown = '08007'

/**
 * A transaction was to be committed, and the connection broke before the answer: it is stored, or it is not, and nobody can
 * tell. It must not be told as something that did not happen.
 */
const commitUnanswered = (cause: unknown): Error =>
  Object.assign(new Error('a commit was not answered', { cause }), { code: resolutionUnknown })

/** What is thrown for a statement that was never sent, because its connection had broken before. */
const neverSent = /not queryable/

/** Whether an error of the server says only that it leaves, and not what became of the statement (PostgreSQL appendix A). */
const leaves = /^(08|57P)/

/** The error of a commit, as what it means. */
export function commitError(error: unknown): unknown {
  const answered = error instanceof pg.DatabaseError && !leaves.test(error.code ?? '')
  const sent = !(error instanceof Error && neverSent.test(error.message))
  return !answered && sent ? commitUnanswered(error) : error
}

/** Whether an error comes from a commit whose answer never came: it, or what wraps it. */
export function isCommitUnanswered(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return false
  }
  return 'code' in error && error.code === resolutionUnknown
    ? true
    : isCommitUnanswered('parent' in error ? error.parent : error.cause)
}
