import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../sources.ts'
import { countNames, type CountName } from './counts.ts'

/** How many places each count may have: this much is there, and it only shrinks. */
export type Bounds = Readonly<Record<CountName, number>>

const file = path.join(projectRoot, 'tests/house-rules/counts/bounds.json')

/** @throws Error where the file does not say a number for each count, and for nothing else */
export function checkBounds(kept: unknown): Bounds {
  const entries = Object.entries(typeof kept === 'object' && kept !== null ? kept : {})
  const known: readonly string[] = countNames
  const wrong = entries.filter(([name, bound]) => !known.includes(name) || !Number.isInteger(bound))
  const missing = known.filter((name) => !entries.some(([given]) => given === name))
  if (wrong.length > 0 || missing.length > 0) {
    throw new Error(`bounds.json is wrong about ${[...wrong.map(([name]) => name), ...missing].join(', ')}`)
  }
  // It was checked that every name is there, with a number.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return kept as Bounds
}

/** The bounds that are kept with the project. */
export const readBounds = (): Bounds => checkBounds(JSON.parse(readFileSync(file, 'utf8')))

/** The bounds, each taken down to what is there; none goes up. */
export function lowered(bounds: Bounds, found: Readonly<Record<CountName, readonly string[]>>): Bounds {
  return checkBounds(
    Object.fromEntries(countNames.map((name) => [name, Math.min(bounds[name], found[name].length)])),
  )
}

export const writeBounds = (bounds: Bounds): void =>
  writeFileSync(file, `${JSON.stringify(bounds, null, 2)}\n`)
