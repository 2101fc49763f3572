import type { ExportFile } from './export-folder.ts'
import type { Place } from './journal.ts'
import { longestLine, readLines, type Line } from './read-lines.ts'
import { readResource, type BadLine, type Resource } from './resource.ts'

/** A line of an export file as a resource, or why it is none, and where it stands. */
export type Read = { readonly place: Place; readonly line: Line; readonly read: Resource | BadLine }

const tooLong: BadLine = {
  id: undefined,
  reason: `the line is longer than ${longestLine / 1024 ** 2} MB`,
}

const isBlank = (bytes: Buffer) => bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)

/** Reads a file resource by resource, blank lines left out. @param onBytes told how many bytes were passed */
export async function* readResources(
  file: ExportFile,
  onBytes: (count: number) => void,
): AsyncGenerator<Read> {
  for await (const line of readLines(file.path)) {
    onBytes(line.length + 1)
    if (line.bytes === undefined || !isBlank(line.bytes)) {
      const place = { kind: file.kind, file: file.name, line: line.number }
      yield { place, line, read: line.bytes === undefined ? tooLong : readResource(line.bytes, file.kind) }
    }
  }
}
