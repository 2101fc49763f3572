import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

const libraries = '/usr/lib'

/** Where Debian puts libfaketime for programs of several threads; undefined where it is not installed. */
function libfaketime(): string | undefined {
  return (existsSync(libraries) ? readdirSync(libraries) : [])
    .map((folder) => path.join(libraries, folder, 'faketime', 'libfaketimeMT.so.1'))
    .find((file) => existsSync(file))
}

/**
 * Settings under which a process, and all that it starts, sees a clock that stands at a moment now and goes on from there.
 * @returns undefined where libfaketime is not installed
 * @throws Error for what is no moment
 */
export function shiftedClock(moment: string): Record<string, string> | undefined {
  const at = Date.parse(moment)
  if (Number.isNaN(at)) {
    throw new Error(`--at takes a moment, such as 2028-12-31T23:59:30Z; this is none: ${moment}`)
  }
  const library = libfaketime()
  if (library === undefined) {
    return undefined
  }
  const seconds = Math.ceil((at - Date.now()) / 1000)
  return {
    LD_PRELOAD: library,
    FAKETIME: `${seconds < 0 ? '' : '+'}${seconds}`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
}

/** Runs this program again on a shifted clock. @returns its exit code */
export async function runShifted(words: readonly string[], clock: Record<string, string>): Promise<number> {
  const [, program = ''] = process.argv
  const child = spawn(process.execPath, [...process.execArgv, program, ...words], {
    env: { ...process.env, ...clock },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => child.kill(signal))
  }
  const [code]: unknown[] = await once(child, 'exit')
  return typeof code === 'number' ? code : 1
}
