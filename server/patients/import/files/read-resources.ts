import { bundleEntries, hasFurtherPage, isBundle } from './bundle.ts'
import { kindInName, type ExportFile, type PieceAt } from './export-folder.ts'
import type { Place } from '../journal.ts'
import { jsonMembers } from './json-members.ts'
import { longestLine } from './read-lines.ts'
import { largestDocument, readPieces, UnpackError, type Piece } from './read-pieces.ts'
import {
  asResource,
  isObject,
  isResource,
  parseJson,
  type BadLine,
  type ParsedJson,
  type Resource,
} from '../resource.ts'
import type { SealedSpool } from './sealed-spool.ts'

/** A resource of an export, with where it can be read again; or what cannot be taken, and why. */
export type ReadResource =
  | { readonly place: Place; readonly resource: Resource; readonly at: PieceAt }
  | { readonly place: Place; readonly bad: BadLine }

const megabytes = (bytes: number) => bytes / 1024 ** 2

const isBlank = (bytes: Buffer) => bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)

/** The list of files that comes with a bulk export: https://hl7.org/fhir/uv/bulkdata/export.html#response---output-manifest */
const isManifest = (json: unknown): boolean =>
  isObject(json) && typeof json['transactionTime'] === 'string' && Array.isArray(json['output'])

const tooLong = (form: ExportFile['form']): string =>
  form === 'lines'
    ? `the line is longer than ${megabytes(longestLine)} MB`
    : `the file is larger than ${megabytes(largestDocument)} MB as one JSON document: export it as NDJSON, or in parts`

type Entry = { readonly number: number | undefined } & ({ parsed: ParsedJson } | { reason: string })

/** What a piece holds: the resources of a Bundle or of an array, also of Bundles in these, or the piece itself. */
function* entriesIn(parsed: ParsedJson, number?: number): Generator<Entry> {
  const { text, json } = parsed
  if (isBundle(json)) {
    for (const entry of bundleEntries(text)) {
      if ('parsed' in entry) {
        yield* entriesIn(entry.parsed, number ?? entry.number)
      } else {
        yield entry
      }
    }
    if (hasFurtherPage(json)) {
      yield { number, reason: 'link: leads to a further page, which is not in this Bundle: export all pages' }
    }
  } else if (Array.isArray(json)) {
    let nth = 0
    for (const member of jsonMembers(text)) {
      nth += 1
      yield* entriesIn({ text: member.text, json: JSON.parse(member.text) }, number ?? nth)
    }
  } else if (!isManifest(json)) {
    yield { number, parsed }
  }
}

function* resourcesIn(piece: Piece, file: ExportFile, spool: SealedSpool): Generator<ReadResource> {
  const { line, bytes, at } = piece
  const placeOf = (type: string | undefined, entry?: number): Place => ({
    kind: type ?? kindInName(file.name) ?? 'unreadable',
    file: file.name,
    line,
    entry,
  })
  const parsed = bytes === undefined ? undefined : parseJson(bytes)
  if (parsed === undefined) {
    const reason = bytes === undefined ? tooLong(file.form) : 'the line is not a JSON object in UTF-8'
    yield { place: placeOf(undefined), bad: { id: undefined, reason } }
    return
  }
  for (const entry of entriesIn(parsed)) {
    if ('reason' in entry) {
      yield { place: placeOf('Bundle', entry.number), bad: { id: undefined, reason: entry.reason } }
      continue
    }
    const read = asResource(entry.parsed)
    if (isResource(read)) {
      const stands = entry.number === undefined ? at : undefined
      const found = stands ?? { source: spool, ...spool.add(Buffer.from(read.text)) }
      yield { place: placeOf(read.kind, entry.number), resource: read, at: found }
    } else {
      yield { place: placeOf(read.type, entry.number), bad: read }
    }
  }
}

/**
 * Reads a file resource by resource, blank lines left out, Bundles taken apart. What cannot be read where it stands a
 * second time is laid aside.
 * @param onBytes told how many bytes were passed
 */
export async function* readResources(
  file: ExportFile,
  spool: SealedSpool,
  onBytes: (count: number) => void,
): AsyncGenerator<ReadResource> {
  try {
    for await (const piece of readPieces(file, onBytes)) {
      if (piece.bytes === undefined || !isBlank(piece.bytes)) {
        yield* resourcesIn(piece, file, spool)
      }
    }
  } catch (error) {
    if (!(error instanceof UnpackError)) {
      throw error
    }
    const place = { kind: kindInName(file.name) ?? 'unreadable', file: file.name, line: error.line }
    const reason =
      'the file cannot be unpacked beyond this line: it is damaged or not whole, so export it again'
    yield { place, bad: { id: undefined, reason } }
  }
}
