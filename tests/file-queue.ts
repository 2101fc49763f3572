import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hasCode } from '../server/embedded-database/system-error.ts'

const list = 'files.json'

/**
 * Test files that several programs take from, one by one, each when it is free. A file is taken by making another of its number,
 * which only one can.
 */
export class FileQueue {
  readonly folder: string
  readonly #files: readonly string[]

  private constructor(folder: string, files: readonly string[]) {
    this.folder = folder
    this.#files = files
  }

  /** Makes a queue in a folder of its own. */
  static make(folder: string, files: readonly string[]): FileQueue {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, list), JSON.stringify(files))
    return new FileQueue(folder, files)
  }

  /** The queue that another process has made. */
  static at(folder: string): FileQueue {
    // What make has written.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return new FileQueue(folder, JSON.parse(readFileSync(path.join(folder, list), 'utf8')) as string[])
  }

  get length(): number {
    return this.#files.length
  }

  /** How many nobody has taken. */
  left(): number {
    return this.#files.length + 1 - readdirSync(this.folder).length
  }

  /** The next file, which is the caller's alone; undefined where none is left. */
  take(): string | undefined {
    return this.#files.find((_, number) => this.#isFree(number))
  }

  #isFree(number: number): boolean {
    try {
      closeSync(openSync(path.join(this.folder, String(number)), 'wx'))
      return true
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false
      throw error
    }
  }
}
