import type { Text } from '../../views/words/said.ts'
import { invalid, type Changed, type Invalid } from '../http/answer.ts'

/** Why a change of a page cannot be made as it was asked for: which field, and the way out. */
export class PageProblemError extends Error {
  readonly field: string
  readonly why: Text
  constructor(field: string, why: Text) {
    super(`page: ${field}`)
    this.name = 'PageProblemError'
    this.field = field
    this.why = why
  }
}

/** Makes a change, or says on the form why it cannot be made. */
export async function changeOrProblem(change: () => Promise<Changed>): Promise<Changed | Invalid> {
  try {
    return await change()
  } catch (error) {
    if (error instanceof PageProblemError) {
      return invalid(error.field, error.why)
    }
    throw error
  }
}
