import { pageContext } from './markup/page-context.tsx'
import type { Words } from './words/words.ts'

/** The words of the page that is being written, in its reader's language; the frame brings them. */
export const WordsContext = pageContext<Words>()

/** The words for a part of a page. @throws Error where it stands in no frame: a page itself takes them from its shell */
export function useWords(): Words {
  const words = WordsContext.use()
  if (words === undefined) {
    throw new Error('This part of a page stands outside of its frame')
  }
  return words
}
