import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

/** The folder that `nhsuk-frontend/…` in a stylesheet is looked up in. */
export const packagesFolder = (): string =>
  path.resolve(require.resolve('nhsuk-frontend/package.json'), '..', '..')

/**
 * A fingerprint of everything that the built files depend on: our sources, the program that builds them, and the
 * versions of the two packages that make the stylesheet.
 * @param sources folder of the views' assets
 * @param program file of the program
 * @returns SHA-256 as hex
 */
export function fingerprintInputs(sources: string, program: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(sources).toSorted()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(sources, name)))
      .update('\0')
  }
  for (const file of [program, packageFile('nhsuk-frontend/package.json'), packageFile('sass')]) {
    hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** The package.json beside a module that the package lets us resolve. */
const packageFile = (module: string) => path.join(path.dirname(require.resolve(module)), 'package.json')
