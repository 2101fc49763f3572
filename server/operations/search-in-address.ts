import { z } from 'zod'
import { Refused, type RefusalCode, type RefusalValues } from './refused.ts'

const longest = 200

/** What stands in a search field of an address; where it cannot be searched for, why. */
export type AskedSearch = { readonly text: string; readonly refused: Refused | undefined }

/** Where it came more than once, or is too long, nothing is searched for, least of all everybody. */
export const searchInAddress = z
  .unknown()
  .optional()
  .transform((given): AskedSearch => {
    if (given === undefined) {
      return { text: '', refused: undefined }
    }
    if (typeof given !== 'string') {
      return { text: '', refused: new Refused('search-twice') }
    }
    const text = given.toWellFormed().replaceAll('\u0000', '')
    return [...text].length > longest
      ? { text: text.slice(0, longest), refused: new Refused('search-too-long', { values: { longest } }) }
      : { text, refused: undefined }
  })

/** What was typed, and what was found; or why nothing was searched for. */
export type SearchResult<Result> = Result & {
  readonly text: string
  readonly refused: { readonly code: RefusalCode; readonly values: RefusalValues } | undefined
}

/**
 * Seeks what stands in a search field. Where it cannot be searched for nothing is found, and it is said why.
 * @param way.nothing what stands for a result then
 */
export async function seek<Result extends object>(
  { text, refused }: AskedSearch,
  way: { readonly seek: (text: string) => Promise<Result>; readonly nothing: Result },
): Promise<SearchResult<Result>> {
  try {
    if (refused !== undefined) {
      throw refused
    }
    return { ...(await way.seek(text)), text, refused: undefined }
  } catch (error) {
    if (error instanceof Refused && error.rule.status === 422) {
      const { code, values } = error
      return { ...way.nothing, text, refused: { code, values } }
    }
    throw error
  }
}
