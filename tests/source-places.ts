import { existsSync, readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const maps = new Map<string, SourceMap | undefined>()

function readMap(file: string): SourceMap | undefined {
  const beside = `${file}.map`
  if (!existsSync(beside)) return undefined
  // What the compiler has written, in the form that Node takes.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return new SourceMap(JSON.parse(readFileSync(beside, 'utf8')) as SourceMapPayload)
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) {
    maps.set(file, readMap(file))
  }
  return maps.get(file)
}

const place = /((?:file:\/\/)?\/[^\s():]+\.js):(\d+):(\d+)/g

/**
 * Says of each place in compiled code which place in the source it was compiled from. Done where a failure is told: a program
 * of tests that read the map of each file that it loads would spend a fifteenth of its time on them.
 */
export const withSourcePlaces = (text: string): string =>
  text.replaceAll(place, (whole, named: string, line: string, column: string) => {
    const file = named.startsWith('file:') ? fileURLToPath(named) : named
    const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1)
    return entry !== undefined && 'originalSource' in entry
      ? `${path.resolve(path.dirname(file), entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
      : whole
  })
