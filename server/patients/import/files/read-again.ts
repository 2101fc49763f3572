import { ExportFolderError, type PlaceReader } from './export-folder.ts'
import type { Place } from '../journal.ts'
import { isResource, readResource, type Resource } from '../resource.ts'
import type { IndexedLine } from './resource-index.ts'

/** A resource and where it stands. */
export type PlacedResource = { readonly place: Place; readonly resource: Resource }

/** Reads a resource whose place was noted before. @throws ExportFolderError where it is no longer what it was */
export function readAgain(reader: PlaceReader, line: IndexedLine): PlacedResource {
  const resource = readResource(reader.read(line))
  if (!isResource(resource) || resource.kind !== line.kind) {
    throw new ExportFolderError(`${line.file} has changed while it was being imported`)
  }
  const { kind, file, line: number, entry } = line
  return { place: { kind, file, line: number, entry }, resource }
}
