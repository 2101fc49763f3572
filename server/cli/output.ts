/** Writes a line of what was asked for. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Writes text that has its own line ends. */
export const write = (text: string): void => {
  process.stdout.write(text)
}

/** Writes a line about the work, beside what was asked for. */
export const complain = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Rows as text in columns, the first row as heading. @param rightFrom the column from which numbers stand */
export function tableText(rows: readonly (readonly string[])[], rightFrom = Infinity): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const cells = (row: readonly string[]) =>
    row.map((cell, column) => {
      const width = widths[column] ?? 0
      return column >= rightFrom ? cell.padStart(width) : cell.padEnd(width)
    })
  return rows.map((row) => cells(row).join('  ').trimEnd()).join('\n')
}

const readerGone = new Set(['EPIPE', 'ERR_STREAM_DESTROYED'])

/**
 * Lets a command go on when whoever reads what it writes has gone, as `head` does after its lines: what it changes is done to
 * the end, and its exit code says how that ended.
 */
export function goOnWithoutReaders(): void {
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (!readerGone.has(error.code ?? '')) {
        throw error
      }
    })
  }
}
