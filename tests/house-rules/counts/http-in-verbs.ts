import { importsOf } from '../imports.ts'
import type { Source } from '../sources.ts'
import { isVerb } from './verbs.ts'

const speaksHttp = (to: string) => /^express\b/.test(to) || to.startsWith('server/http/')

/** Files of verbs that know Express or the room of HTTP, be it a type alone. */
export const httpInVerbs = (sources: readonly Source[]): string[] =>
  sources
    .filter((source) => isVerb(source) && importsOf(source).some(({ to }) => speaksHttp(to)))
    .map(({ file }) => file)

/** Files of verbs that take the request of a browser. */
export const requestsInVerbs = (sources: readonly Source[]): string[] =>
  sources.filter((source) => isVerb(source) && /\breq\b/.test(source.text)).map(({ file }) => file)
