import { closeSync, openSync, readSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { escapeForLog } from '../../audit/escape.ts'
import { isKind, kinds, type Kind } from './kinds.ts'

/** The folder cannot be imported at all; the message says why in one sentence. */
export class ExportFolderError extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'ExportFolderError'
  }
}

/** One NDJSON file of a bulk export. */
export type ExportFile = {
  readonly kind: Kind
  readonly path: string
  /** As it stands in reports. */
  readonly name: string
  /** In bytes. */
  readonly size: number
}

/** A bulk export as it lies in a folder: files named `<Resource>*.ndjson` (FHIR Bulk Data Access 2.0). */
export type ExportFolder = {
  /** In the order in which they are taken: by kind, then by name. */
  readonly files: readonly ExportFile[]
  /** Names of NDJSON files of other resources, which are left alone. */
  readonly notRead: readonly string[]
}

const kindOf = (name: string): string => /^[A-Za-z]+/.exec(name)?.[0] ?? ''

/** Looks what a folder holds. @throws ExportFolderError where it is no folder, or holds nothing to import */
export async function openExportFolder(folder: string): Promise<ExportFolder> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new ExportFolderError(`The folder ${folder} cannot be read: ${error.code ?? 'unknown reason'}`)
  })
  const exported = names.filter((name) => /\.ndjson(\.|$)/i.test(name)).toSorted()
  const files: ExportFile[] = []
  for (const name of exported) {
    const kind = kindOf(name)
    if (isKind(kind) && name.endsWith('.ndjson')) {
      const full = path.join(folder, name)
      files.push({ kind, path: full, name: escapeForLog(name), size: (await stat(full)).size })
    }
  }
  if (files.length === 0) {
    throw new ExportFolderError(
      `The folder ${folder} holds no file that can be imported. Files are named after their resource, such as Patient.ndjson or Encounter.000.ndjson.`,
    )
  }
  const taken = new Set(files.map((file) => path.basename(file.path)))
  return {
    files: files.toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind)),
    notRead: exported.filter((name) => !taken.has(name)).map((name) => escapeForLog(name)),
  }
}

/** Reads pieces of files by their place; keeps the files open until closed. */
export class PlaceReader {
  readonly #descriptors = new Map<string, number>()

  /** @throws Error where the file has become shorter since it was looked at */
  read(file: string, offset: number, length: number): Buffer {
    const descriptor = this.#descriptors.get(file) ?? openSync(file, 'r')
    this.#descriptors.set(file, descriptor)
    const bytes = Buffer.allocUnsafe(length)
    if (readSync(descriptor, bytes, 0, length, offset) !== length) {
      throw new ExportFolderError(`${path.basename(file)} has changed while it was being imported`)
    }
    return bytes
  }

  close(): void {
    for (const descriptor of this.#descriptors.values()) {
      closeSync(descriptor)
    }
    this.#descriptors.clear()
  }
}
