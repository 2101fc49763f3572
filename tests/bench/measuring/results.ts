import { mkdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { BenchOptions } from './options.ts'

/** What a bench gives: words for people, figures for programs. */
export type BenchResult = { readonly report: string; readonly figures: unknown }

export type Bench = (options: BenchOptions, progress: (line: string) => void) => Promise<BenchResult>

const folder = path.resolve(import.meta.dirname, '../../../../bench/results')

/** Keeps the figures of a run as JSON, with the machine they were taken on. @returns the file's path */
export async function keepResult(name: string, options: BenchOptions, figures: unknown): Promise<string> {
  await mkdir(folder, { recursive: true })
  const takenAt = new Date().toISOString()
  const file = path.join(folder, `${name}-${takenAt.replaceAll(/[:.]/g, '-')}.json`)
  const cpus = os.cpus()
  const machine = {
    node: process.version,
    platform: `${os.platform()} ${os.release()} ${os.arch()}`,
    cores: cpus.length,
    processor: cpus[0]?.model,
    memoryGigabytes: Math.round(os.totalmem() / 1024 ** 3),
  }
  await writeFile(
    file,
    `${JSON.stringify({ bench: name, takenAt, machine, options, figures }, undefined, 2)}\n`,
  )
  return file
}

/** Lines up the columns of a table; numbers stand at the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const draw = (line: readonly string[]) =>
    `| ${line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [draw(head), rule, ...rows.map(draw)].join('\n')
}
