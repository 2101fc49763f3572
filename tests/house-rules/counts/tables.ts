import type { Bounds } from './bounds.ts'
import { countNames, counts, type CountName } from './counts.ts'

type Places = Readonly<Record<CountName, readonly string[]>>

const columns = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        /^[-+\d]+$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return rows.map(line).join('\n')
}

/** The counts as they stand, beside what they may be at most. */
export const tableOfCounts = (found: Places, bounds: Bounds): string =>
  columns([
    ['count', 'now', 'most', 'what'],
    ...countNames.map((name) => [name, `${found[name].length}`, `${bounds[name]}`, counts[name].what]),
  ])

/** Each count before and after, and the places that came and went. */
export function tableOfChanges(before: Places, after: Places): string {
  const changes = countNames.map((name) => {
    const difference = after[name].length - before[name].length
    const sign = difference > 0 ? '+' : ''
    return [name, `${before[name].length}`, `${after[name].length}`, `${sign}${difference}`]
  })
  const places = countNames.flatMap((name) => [
    ...without(before[name], after[name]).map((place) => `  gone   ${name}: ${place}`),
    ...without(after[name], before[name]).map((place) => `  new    ${name}: ${place}`),
  ])
  return [columns([['count', 'then', 'now', 'change'], ...changes]), ...places].join('\n')
}

/** What is in a list and not in the other, as often as it is there more often. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return list.filter((place) => {
    const at = left.indexOf(place)
    if (at >= 0) {
      left.splice(at, 1)
    }
    return at < 0
  })
}

/** How many imports lead from room to room. */
export const tableOfArrows = (arrows: readonly { from: string; to: string; imports: number }[]): string =>
  columns([['room', 'needs', 'imports'], ...arrows.map(({ from, to, imports }) => [from, to, `${imports}`])])
