import { importsOf } from '../house-rules/imports.ts'
import type { Source } from '../house-rules/sources.ts'

/** Which test files a change can touch, each with the way that leads from it to what has changed. */
export type TouchedTests = {
  /** Why every test file has to run; undefined where the list below is enough. */
  readonly everything: string | undefined
  readonly ways: ReadonlyMap<string, readonly string[]>
}

/** What reaches every page, or every test, on ways that no import shows. */
const reachesAll = [
  /^(?:views|config|models\/migrations|server\/embedded-database)\//,
  /^server\/embedded-database\.ts$/,
  /\.scss$/,
  /^(?:package(?:-lock)?\.json|\.npmrc|tsconfig\.json|build\.js|bundle\.js|bin\/.*)$/,
]

/** What only the rules of the house read, which always run. */
const readByRules = /^docs\/|^\.[^/]*(?:\/|$)|^[A-Z][^/]*$|^tests\/bench\/|\.md$/

const isTest = (file: string) => file.endsWith('.test.ts') || file.endsWith('.test.tsx')
const alwaysRuns = (file: string) => isTest(file) && file.startsWith('tests/house-rules/')
const inSource = (text: string) => text.replace(/\.js$/, '.ts')

/** The programs whose compiled names stand in a text. */
const startedIn = (text: string) => [
  ...[...text.matchAll(/'((?:server|tests)\/[\w./-]+\.js)'/g)].map(([, name = '']) => inSource(name)),
  ...(text.includes("'bundle/server.js'") ? ['server/bundle/server.ts', 'server/bundle/program.ts'] : []),
  ...(text.includes("'medguard.js'") ? ['server/bundle/medguard.ts', 'server/bundle/program.ts'] : []),
]

/**
 * What each file needs when it runs: what it imports, and the programs that it starts as processes of their own, whose
 * compiled names stand in it. A type alone is gone by then.
 */
function needs(sources: readonly Source[]): Map<string, Set<string>> {
  const known = new Set(sources.map(({ file }) => file))
  return new Map(
    sources.map((source) => {
      const imported = importsOf(source).flatMap(({ to, typeOnly }) => (typeOnly ? [] : [to]))
      return [
        source.file,
        new Set([...imported, ...startedIn(source.text)].filter((file) => known.has(file))),
      ] as const
    }),
  )
}

/** Files from which the changed ones are reached, each with the shortest way there, itself first. */
function waysTo(changed: readonly string[], needed: ReadonlyMap<string, ReadonlySet<string>>) {
  const neededBy = new Map<string, string[]>()
  for (const [file, others] of needed) {
    for (const other of others) {
      neededBy.set(other, [...(neededBy.get(other) ?? []), file])
    }
  }
  const ways = new Map<string, readonly string[]>(changed.map((file) => [file, [file]]))
  const waiting = [...changed]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const file of neededBy.get(next) ?? []) {
      if (!ways.has(file)) {
        ways.set(file, [file, ...(ways.get(next) ?? [])])
        waiting.push(file)
      }
    }
  }
  return ways
}

/** Files that name a changed file that is no module: data that they read. */
const readersOf = (changed: string, sources: readonly Source[]): string[] => {
  const name = changed.slice(changed.lastIndexOf('/') + 1)
  return sources.filter(({ file, text }) => file !== changed && text.includes(name)).map(({ file }) => file)
}

/**
 * What a change can touch. Where a file is neither a module, nor documentation, nor named by anybody, everything runs: better
 * too much than too little.
 * @param sources every file of the product and its tests, as it is now
 */
export function touchedBy(changed: readonly string[], sources: readonly Source[]): TouchedTests {
  const needed = needs(sources)
  // What makes the run itself: it stands before every test.
  const ofTheRun = new Set([
    'tests/run.ts',
    ...[...(needed.get('tests/run.ts') ?? [])].filter((file) => file.startsWith('tests/')),
  ])
  const begin: string[] = []
  let everything: string | undefined
  for (const file of changed) {
    if (ofTheRun.has(file) || reachesAll.some((pattern) => pattern.test(file))) {
      everything ??= `${file} reaches all of it`
    } else if (/\.tsx?$/.test(file)) {
      begin.push(file)
    } else if (!readByRules.test(file)) {
      const readers = readersOf(file, sources)
      begin.push(...readers)
      everything ??= readers.length === 0 ? `nothing says who reads ${file}` : undefined
    }
  }
  const ways = waysTo(begin, needed)
  const tests = sources.map(({ file }) => file).filter(isTest)
  const touched = tests.flatMap((file) => {
    const way = ways.get(file)
    if (way === undefined && !alwaysRuns(file)) {
      return []
    }
    return [[file, way ?? [file]] as const]
  })
  return { everything, ways: new Map(touched) }
}
