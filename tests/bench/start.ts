import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { removeEmbeddedDatabase } from '../../server/embedded-database.ts'
import { table, type Bench } from './measuring/results.ts'
import { startServerProcess } from './measuring/server-process.ts'
import { median } from './measuring/statistics.ts'

/** How often each start is timed. */
const times = 3

/** From starting the program to the first page that it answers, in seconds. */
async function timeStart(dataDirectory: string): Promise<number> {
  const started = performance.now()
  const server = await startServerProcess({
    name: 'MedGuard',
    program: 'bundle/server.js',
    environment: { MEDGUARD_DATA_DIR: dataDirectory, PORT: '0', LOG_LEVEL: 'warn' },
    profile: undefined,
  })
  try {
    const answer = await fetch(`${server.url}/login`)
    await answer.text()
    if (answer.status !== 200) {
      throw new Error(`the sign-in page answered ${answer.status}`)
    }
    return (performance.now() - started) / 1000
  } finally {
    await server.stop()
  }
}

const row = (words: string, seconds: readonly number[]) => [
  words,
  median(seconds).toFixed(2),
  Math.max(...seconds).toFixed(2),
]

/** The start of the demo, on a folder without data and again on what that made, to the first sign-in page. */
export const startBench: Bench = async (_options, progress) => {
  const taken: { empty: number[]; existing: number[] } = { empty: [], existing: [] }
  for (let time = 1; time <= times; time += 1) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'medguard-start-'))
    const dataDirectory = path.join(folder, 'data')
    try {
      for (const [kind, seconds] of Object.entries(taken)) {
        const one = await timeStart(dataDirectory)
        seconds.push(one)
        progress(`Start ${time} of ${times}, ${kind} data folder: ${one.toFixed(2)} s`)
      }
    } finally {
      await removeEmbeddedDatabase(dataDirectory)
      await removeEmbeddedDatabase(folder)
    }
  }
  const rows = [row('empty data folder', taken.empty), row('existing data folder', taken.existing)]
  return {
    report: `Start to the first page\n\n${table(['start', 'median s', 'worst s'], rows)}`,
    figures: taken,
  }
}
