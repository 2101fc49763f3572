import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import path from 'node:path'
import { bareEnvironment } from './process-environment.ts'

const compiled = path.resolve(import.meta.dirname, '../..')

/** A server process of its own, as an operator would start it. */
export class ServerProcess {
  readonly child: ChildProcess
  output = ''
  readonly #news = new EventEmitter()

  /** @param program a path under the compiled folder */
  constructor(variables: Record<string, string>, program = 'bundle/server.js') {
    const env = { ...bareEnvironment(), PORT: '0', ...variables }
    this.child = spawn(process.execPath, [path.join(compiled, program)], { env })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString()
        this.#news.emit('news')
      })
    }
    this.child.once('close', () => this.#news.emit('news'))
  }

  /** Waits until it has said this. @returns what the pattern's first group matched */
  async says(pattern: RegExp): Promise<string> {
    let match = pattern.exec(this.output)
    while (match === null) {
      if (this.child.exitCode !== null) {
        throw new Error(`ended before it said ${pattern.source}:\n${this.output}`)
      }
      await once(this.#news, 'news')
      match = pattern.exec(this.output)
    }
    return match[1] ?? match[0]
  }

  ready(): Promise<string> {
    return this.says(/ready at (http:\S+)/)
  }

  /** Sends a signal and waits for the end. @returns the exit code, or null where the signal ended it */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill(signal)
      await once(this.child, 'exit')
    }
    return this.child.exitCode
  }
}
