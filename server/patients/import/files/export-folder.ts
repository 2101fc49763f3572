import { closeSync, openSync, readSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { escapeForLog } from '../../../audit/escape.ts'
import { formatOf } from './file-format.ts'
import { isKind, kinds } from '../kinds.ts'
import { SealedSpool } from './sealed-spool.ts'

/** The folder cannot be imported at all; the message says why in one sentence. */
export class ExportFolderError extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'ExportFolderError'
  }
}

/** One file of an export. */
export type ExportFile = {
  readonly path: string
  /** As it stands in reports. */
  readonly name: string
  /** In bytes. */
  readonly size: number
  readonly form: 'lines' | 'document'
  readonly compressed: boolean
}

/** A file of an export that is not read, and what to do about it. */
export type NotRead = { readonly file: string; readonly reason: string }

/** An export as it lies in a folder, whatever its files are called: NDJSON, JSON and Bundles, also compressed with gzip. */
export type ExportFolder = {
  /** In the order in which they are read: by the kind that their name begins with, then by name. */
  readonly files: readonly ExportFile[]
  readonly notRead: readonly NotRead[]
}

/** The kind that a file's name begins with, such as `Patient.000.ndjson`; undefined where it begins with none. */
export const kindInName = (name: string) => {
  const word = /^[A-Za-z]+/.exec(name)?.[0] ?? ''
  return isKind(word) ? word : undefined
}

async function pathsIn(folder: string): Promise<string[]> {
  try {
    if ((await stat(folder)).isFile()) {
      return [folder]
    }
    const names = await readdir(folder)
    return names.filter((name) => !name.startsWith('.')).map((name) => path.join(folder, name))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    throw new ExportFolderError(`The folder ${folder} cannot be read: ${code}`)
  }
}

async function look(full: string): Promise<ExportFile | NotRead | undefined> {
  const name = escapeForLog(path.basename(full))
  const found = await stat(full)
  if (found.isDirectory()) {
    return { file: name, reason: 'is a folder within the folder: import it by itself' }
  }
  if (!found.isFile()) {
    return { file: name, reason: 'is no ordinary file: copy it into one' }
  }
  const format = await formatOf(full, name)
  if ('refused' in format) {
    return { file: name, reason: format.refused }
  }
  return format.form === 'none' ? undefined : { path: full, name, size: found.size, ...format }
}

const isFile = (one: ExportFile | NotRead): one is ExportFile => 'path' in one

const rank = ({ name }: ExportFile): number => {
  const kind = kindInName(name)
  return kind === undefined ? kinds.length : kinds.indexOf(kind)
}

/** Looks what a folder holds. @throws ExportFolderError where it is none, or holds nothing that can be imported */
export async function openExportFolder(folder: string): Promise<ExportFolder> {
  const paths = (await pathsIn(folder)).toSorted()
  const looked = (await Promise.all(paths.map(look))).filter((one) => one !== undefined)
  const files = looked.filter(isFile)
  const notRead = looked.flatMap((one) => (isFile(one) ? [] : [one]))
  if (files.length === 0) {
    const [first] = notRead
    throw new ExportFolderError(
      first === undefined
        ? `The folder ${folder} holds no file that can be imported. MedGuard reads FHIR R4 as NDJSON, as JSON and as Bundles, also compressed with gzip.`
        : `The folder ${folder} holds no file that can be imported: ${first.file} ${first.reason}`,
    )
  }
  return { files: files.toSorted((one, other) => rank(one) - rank(other)), notRead }
}

/** Where a piece stands: in a file of the export, or laid aside. */
export type PieceAt = {
  readonly source: string | SealedSpool
  readonly offset: number
  readonly length: number
}

/** Reads pieces of files by their place; keeps the files open until closed. */
export class PlaceReader {
  readonly #descriptors = new Map<string, number>()

  /** @throws Error where the file has become shorter since it was looked at */
  read({ source, offset, length }: PieceAt): Buffer {
    if (source instanceof SealedSpool) {
      return source.read({ offset, length })
    }
    const descriptor = this.#descriptors.get(source) ?? openSync(source, 'r')
    this.#descriptors.set(source, descriptor)
    const bytes = Buffer.allocUnsafe(length)
    if (readSync(descriptor, bytes, 0, length, offset) !== length) {
      throw new ExportFolderError(`${path.basename(source)} has changed while it was being imported`)
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
