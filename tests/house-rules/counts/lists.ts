import type { Source } from '../sources.ts'

const inServer = ({ file }: Source) => file.startsWith('server/') && !file.startsWith('server/cli/')

const codec = /\b(?:function|const) (\w*[cC]ursor\w*)(?:<[^>]*>)?(?:\(| = (?:async )?\()/g

/** Files that turn a place in a list into text for an address, or back, in a way of their own. */
export const cursorCodecs = (sources: readonly Source[]): string[] =>
  sources.filter((source) => inServer(source) && source.text.search(codec) >= 0).map(({ file }) => file)

/** Files that cut a list at the end of a page by themselves: one row more was read, to see whether the list goes on. */
export const pagingsByHand = (sources: readonly Source[]): string[] =>
  sources
    .filter(
      (source) =>
        inServer(source) &&
        source.file !== 'server/http/list-page.ts' &&
        /\.length > (?:\w+\.)?(?:\w*[pP]ageSize|\w*PAGE_SIZE|limit)\b/.test(source.text),
    )
    .map(({ file }) => file)
