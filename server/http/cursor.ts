import { ProblemError } from './errors.ts'
import { problems } from './problems.ts'
import { isId } from './subject.ts'

/** The place after which a list goes on, newest first: a moment and, where several share it, an identifier. */
export type NewestFirstCursor = { readonly at: Date | 'infinity'; readonly id: string }

const beginning: NewestFirstCursor = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** As it is written below: no year but those that the database knows, too. */
const shape = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/**
 * Reads a cursor from an address; none begins at the newest.
 * @throws ProblemError (400) where it is no place in a list
 */
export function readCursor(text: string): NewestFirstCursor {
  if (text === '') {
    return beginning
  }
  const [moment = '', id = '', ...rest] = text.split('_')
  const at = shape.test(moment) ? new Date(moment) : undefined
  // A day that there is not, such as 31 February, is read as another: then it is not written as it was.
  const possible = at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString() === moment
  if (rest.length > 0 || !isId(id) || !possible) {
    throw new ProblemError(problems.noSuchPlace)
  }
  return { at, id }
}

/** Writes the cursor after this entry. Milliseconds are exact: everything MedGuard stores comes from its clock. */
export const writeCursor = (at: Date, id: string): string => `${at.toISOString()}_${id}`
