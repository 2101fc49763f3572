import { isId } from './subject.ts'

/** The place after which a list goes on, newest first: a moment and, where several share it, an identifier. */
export type NewestFirstCursor = { readonly at: Date | 'infinity'; readonly id: string }

const beginning: NewestFirstCursor = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** Reads a cursor from an address; anything else begins at the newest. */
export function readCursor(text: string): NewestFirstCursor {
  const [moment = '', id = ''] = text.split('_')
  const at = new Date(moment)
  return isId(id) && !Number.isNaN(at.getTime()) ? { at, id } : beginning
}

/** Writes the cursor after this entry. Milliseconds are exact: everything MedGuard stores comes from its clock. */
export const writeCursor = (at: Date, id: string): string => `${at.toISOString()}_${id}`
