import { readSources } from '../sources.ts'
import { sourcesAt } from './at-revision.ts'
import { lowered, readBounds, writeBounds } from './bounds.ts'
import { countNames, findAll } from './counts.ts'
import { arrows } from './rooms.ts'
import { tableOfArrows, tableOfChanges, tableOfCounts } from './tables.ts'

process.exitCode = main(process.argv.slice(2))

/**
 * Prints the counts, then the arrows between the rooms. `--since <revision>` compares with what was there; `--lower` takes
 * the bounds down to what is there now; the name of a count lists its places. @returns the exit code
 */
function main(words: readonly string[]): number {
  const sources = readSources()
  const found = findAll(sources)
  const [word = '', revision = ''] = words
  const named = countNames.filter((name) => words.includes(name))
  if (word === '--since') {
    console.log(tableOfChanges(findAll(sourcesAt(revision)), found))
    return 0
  }
  if (word === '--lower') {
    writeBounds(lowered(readBounds(), found))
  } else if (named.length < words.length) {
    console.error(
      `There is no such count. There are: ${countNames.join(', ')}. Else: --since <revision>, --lower.`,
    )
    return 1
  }
  if (named.length > 0) {
    console.log(named.flatMap((name) => [`${name}: ${found[name].length}`, ...found[name]]).join('\n'))
    return 0
  }
  const bounds = readBounds()
  console.log(tableOfCounts(found, bounds))
  console.log(`\n${tableOfArrows(arrows(sources))}`)
  return countNames.every((name) => found[name].length <= bounds[name]) ? 0 : 1
}
