import type { Request } from 'express'
import { searchInAddress, seek } from '../../operations/search-in-address.ts'
import type { Text } from '../../../views/words/said.ts'
import { refusedWords } from '../words/refused-words.ts'

/** What was typed, and what was found; or why nothing was searched for. */
export type TextSearchResult<Result> = { readonly text: string; readonly refused?: Text } & Result

/**
 * Seeks what stands in a search field of the address, for rooms whose lists are read in their routes.
 * @param way.nothing what stands for a result where it cannot be searched for
 */
export async function search<Result extends object>(
  req: Request,
  name: string,
  way: { seek: (text: string) => Promise<Result>; nothing: Result },
): Promise<TextSearchResult<Result>> {
  const { refused, ...searched } = await seek(searchInAddress.parse(req.query[name]), way)
  // What the search was narrowed to nothing by is said in words; the rest is what was found.
  return refused === undefined
    ? { ...way.nothing, ...searched }
    : { ...way.nothing, ...searched, refused: refusedWords(refused.code, refused.values).reason }
}
