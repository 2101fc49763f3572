import type { Source } from '../sources.ts'
import { errorClasses, unnamedErrors } from './error-classes.ts'
import { httpInVerbs, requestsInVerbs } from './http-in-verbs.ts'
import { cursorCodecs, pagingsByHand } from './lists.ts'
import { filesInCircles, pastTheDoor, routesThatAct } from './rooms.ts'
import { secondConnections } from './second-connections.ts'
import { longFiles, longRouteFiles } from './sizes.ts'
import { literalPatterns, sentencesInVerbs } from './words.ts'

/** Something that there should be less of: what it is, and each place where it stands. */
export type Count = { readonly what: string; readonly find: (sources: readonly Source[]) => string[] }

/** Verbs are the files of server/ outside http/, api/ and routes. */
export const counts = {
  'http-in-verbs': { what: 'verbs that know Express or server/http', find: httpInVerbs },
  'requests-in-verbs': { what: 'verbs that take a browser’s request', find: requestsInVerbs },
  'error-classes': { what: 'ways to say no: classes of errors', find: errorClasses },
  'unnamed-errors': { what: 'classes of errors whose name does not end in Error', find: unnamedErrors },
  'cursor-codecs': { what: 'files that write or read cursors their own way', find: cursorCodecs },
  'pagings-by-hand': { what: 'files that cut a list into pages by hand', find: pagingsByHand },
  'import-circles': { what: 'files in a circle of imports, types included', find: filesInCircles },
  'past-the-door': { what: 'imports into a folder of another room', find: pastTheDoor },
  'routes-that-act': { what: 'route files that change something or ask a model', find: routesThatAct },
  'sentences-in-verbs': { what: 'sentences in verbs', find: sentencesInVerbs },
  'literal-patterns': { what: 'address patterns outside paths', find: literalPatterns },
  'second-connections': { what: 'calls of the pool inside a transaction', find: secondConnections },
  'long-files': { what: 'files of more than 150 lines', find: longFiles },
  'long-route-files': { what: 'route files of more than 120 lines', find: longRouteFiles },
} as const satisfies Record<string, Count>

export type CountName = keyof typeof counts

// Object.keys forgets the names of what it is given.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const countNames = Object.keys(counts) as CountName[]

/** The places of every count. */
export function findAll(sources: readonly Source[]): Record<CountName, string[]> {
  const found = countNames.map((name) => [name, counts[name].find(sources)] as const)
  // As above.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(found) as Record<CountName, string[]>
}
