import type { Request } from 'express'

const longestQuery = 200

/** What was typed cannot be sought, and why. */
export class SearchRefusedError extends Error {}

/**
 * What stands in a search field that came with the address.
 * @throws SearchRefusedError where it came more than once, or is too long: nothing is sought then, least of all everybody
 */
export function readSearchText(req: Request, name: string): string {
  const given = req.query[name]
  if (given === undefined) {
    return ''
  }
  if (typeof given !== 'string') {
    throw new SearchRefusedError('This address has more than one search. Type here what you look for, once')
  }
  if ([...given].length > longestQuery) {
    throw new SearchRefusedError(`Shorten what you look for to ${longestQuery} characters or fewer`)
  }
  return given.toWellFormed().replaceAll('\u0000', '')
}

/** What was typed, and what was found; or why nothing was sought. */
export type Searched<Result> = { readonly text: string; readonly refused?: string } & Result

/**
 * Seeks what stands in a search field of the address. Where it cannot be sought nothing is found, and the answer says why.
 * @param way.nothing what stands for a result then
 */
export async function search<Result extends object>(
  req: Request,
  name: string,
  way: { seek: (text: string) => Promise<Result>; nothing: Result },
): Promise<Searched<Result>> {
  try {
    const text = readSearchText(req, name)
    return { text, ...(await way.seek(text)) }
  } catch (error) {
    if (error instanceof SearchRefusedError) {
      const typed = req.query[name]
      return {
        text: typeof typed === 'string' ? typed.slice(0, longestQuery) : '',
        refused: error.message,
        ...way.nothing,
      }
    }
    throw error
  }
}
