import type { Source } from '../sources.ts'

const inServer = ({ file }: Source) => file.startsWith('server/') && !file.startsWith('server/cli/')

/** The one place where lists are paged, and that which finds a place in what an operation was given of an address. */
const paging = new Set(['server/lists/list-page.ts', 'server/lists/read-list.ts'])

const codec = /\b(?:function|const) (\w*[cC]ursor\w*)(?:<[^>]*>)?(?:\(| = (?:async )?\()/g

/** Places are sealed for an address, and opened, where lists are paged. */
const sealing = /\bcursors\s*\.(?:seal|open|from)\(/

/** Files that turn a place in a list into text for an address, or back, in a way of their own. */
export const cursorCodecs = (sources: readonly Source[]): string[] =>
  sources
    .filter(
      (source) =>
        inServer(source) &&
        (source.text.search(codec) >= 0 || (!paging.has(source.file) && sealing.test(source.text))),
    )
    .map(({ file }) => file)

/** One row more is read than a page shows, or it is looked at whether there was one. */
const byHand =
  /\.length > (?:\w+\.)?(?:\w*[pP]ageSize|\w*PAGE_SIZE|\w+OnPage|limit)\b|\blimit: [\w.]*(?:[sS]ize|OnPage) \+ 1\b/

/** Files that cut a list at the end of a page by themselves: one row more was read, to see whether the list goes on. */
export const pagingsByHand = (sources: readonly Source[]): string[] =>
  sources
    .filter((source) => inServer(source) && !paging.has(source.file) && byHand.test(source.text))
    .map(({ file }) => file)
