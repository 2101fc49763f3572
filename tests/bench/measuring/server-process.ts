import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { bareEnvironment } from '../../support/process-environment.ts'
import type { Usage } from './usage-reporter.ts'

/** A server under measurement, in a process of its own. */
export type MeasuredServer = {
  readonly name: string
  readonly url: string
  usage(): Promise<Usage>
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
}

const compiled = path.resolve(import.meta.dirname, '../../..')

const urlPattern = /ready at (http:\S+)/

async function urlOf(child: ChildProcess, name: string): Promise<string> {
  if (child.stdout === null) {
    throw new Error(`${name} has no output`)
  }
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const url = urlPattern.exec(line)?.[1]
    if (url !== undefined) {
      child.stdout.resume()
      return url
    }
  }
  throw new Error(`${name} ended before it was ready`)
}

const isUsage = (value: unknown): value is Usage =>
  typeof value === 'object' && value !== null && 'cpuMs' in value && 'peakMemoryBytes' in value

async function usageOf(child: ChildProcess): Promise<Usage> {
  const answer = once(child, 'message')
  child.send('usage')
  const [usage]: unknown[] = await answer
  if (!isUsage(usage)) {
    throw new Error('the server did not say what it used')
  }
  return usage
}

/**
 * Starts a server program (a path under the compiled folder) and waits for its line "ready at http://…".
 * @param options.profile a folder where a CPU profile is written when the server stops
 */
export async function startServerProcess(options: {
  name: string
  program: string
  environment: Record<string, string>
  profile: string | undefined
}): Promise<MeasuredServer> {
  const { name, program, environment, profile } = options
  const child = fork(path.join(compiled, program), {
    env: { ...bareEnvironment(), ...environment },
    execArgv: [
      '--enable-source-maps',
      '--import',
      path.join(compiled, 'tests/bench/measuring/usage-reporter.js'),
      ...(profile === undefined
        ? []
        : ['--cpu-prof', `--cpu-prof-dir=${profile}`, `--cpu-prof-name=${name}.cpuprofile`]),
    ],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const url = await urlOf(child, name)
  return {
    name,
    url,
    usage: () => usageOf(child),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
