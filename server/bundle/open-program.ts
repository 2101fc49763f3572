import { isAscii } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import { Script } from 'node:vm'
import { nameSources } from './name-sources.ts'

/** What the bundle gives to whoever starts something of it. */
export type Program = typeof import('./program.ts')

export type OpenProgram = {
  readonly program: Program
  /** What V8 has compiled of it so far, for later starts. */
  readonly compiled: () => Buffer
}

/** The bundle, beside the file that is started. */
export const programFile = path.join(import.meta.dirname, 'program.cjs')

/** Where what was compiled of it is kept, for this version of V8 with these flags on this kind of processor. */
export const compiledFile = path.join(import.meta.dirname, `program-${cachedDataVersionTag()}.compiled`)

const digestBytes = 32

/** Of the program's own text: V8 itself compares no more than its length. */
export const digestOf = (code: Buffer): Buffer => createHash('sha256').update(code).digest()

/** What an earlier build compiled of exactly this text; undefined where there is none, which then costs time and nothing else. */
function readCompiled(code: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(compiledFile)
    return kept.subarray(0, digestBytes).equals(digestOf(code)) ? kept.subarray(digestBytes) : undefined
  } catch {
    return undefined
  }
}

/** The build writes ASCII throughout, which is read, and kept, a byte a letter. */
const textOf = (code: Buffer): string => code.toString(isAscii(code) ? 'latin1' : 'utf8')

/** Loads the bundle, as Node loads a module of the older kind, but with what was compiled of it before. */
export function openProgram(): OpenProgram {
  const code = readFileSync(programFile)
  const script = new Script(
    // In one line with its first, for traces.
    `(function (exports, require, module, __filename, __dirname) {${textOf(code)}\n})`,
    { filename: programFile, cachedData: readCompiled(code) },
  )
  nameSources(programFile)
  const run: (...given: unknown[]) => void = script.runInThisContext()
  const module: { exports: unknown } = { exports: {} }
  run(module.exports, createRequire(programFile), module, programFile, path.dirname(programFile))
  return {
    // It is built from that module.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    program: module.exports as Program,
    compiled: () => script.createCachedData(),
  }
}
