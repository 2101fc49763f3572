import { open } from 'node:fs/promises'
import { constants, gunzipSync } from 'node:zlib'

/** How a file is read: line by line, or as one JSON document; or why it is not, with what to do. */
export type Format =
  | { readonly form: 'lines' | 'document'; readonly compressed: boolean }
  | { readonly refused: string }
  /** No data at all, such as a licence that lies beside. */
  | { readonly form: 'none' }

const headBytes = 64 * 1024

const archives: readonly (readonly [RegExp, string])[] = [
  [/^504b0304/, 'is a ZIP archive: unpack it, and import the folder that comes out'],
  [/^425a68/, 'is compressed with bzip2: unpack it first, or compress it with gzip'],
  [/^fd377a585a00/, 'is compressed with xz: unpack it first, or compress it with gzip'],
  [/^28b52ffd/, 'is compressed with zstd: unpack it first, or compress it with gzip'],
  [/^377abcaf271c/, 'is a 7-Zip archive: unpack it, and import the folder that comes out'],
  [/^(fffe|feff)/, 'is in UTF-16: convert it to UTF-8 first'],
]

const dataName = /\.((nd)?json|jsonl|gz|zip|7z|bz2|xz|zst|xml)(\.|$)/i

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function unpackedHead(head: Buffer): Buffer | undefined {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return undefined
  }
}

function parses(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** A document over several lines, or resources line by line? The first line may also be a broken one of many. */
function formOf(text: string, name: string): 'lines' | 'document' {
  const [first = '', ...rest] = text.split('\n').filter((line) => line.trim() !== '')
  if (parses(first)) {
    return 'lines'
  }
  if (rest.length === 0) {
    const isWhole = /"resourceType"\s*:\s*"Bundle"/.test(text) || /(?<!nd)json(\.gz)?$/i.test(name)
    return isWhole ? 'document' : 'lines'
  }
  return rest[0]?.trimStart().startsWith('{') === true ? 'lines' : 'document'
}

function formatOfText(head: Buffer, name: string, compressed: boolean): Format {
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (text.startsWith('<') && /\.xml$/i.test(name)) {
    return { refused: 'is XML: export FHIR as JSON' }
  }
  if (head.subarray(257, 262).toString('latin1') === 'ustar') {
    return { refused: 'is a tar archive: unpack it, and import the folder that comes out' }
  }
  if (text.startsWith('[')) {
    return { form: 'document', compressed }
  }
  return text.startsWith('{')
    ? { form: formOf(text, name), compressed }
    : { form: dataName.test(name) ? 'lines' : 'none', compressed }
}

/** Looks at the first bytes of a file, whatever its name, to see how it is to be read. */
export async function formatOf(file: string, name: string): Promise<Format> {
  const head = await headOf(file)
  if (head.subarray(0, 2).toString('hex') === '1f8b') {
    const unpacked = unpackedHead(head)
    return unpacked === undefined
      ? { refused: 'is named or marked as gzip and cannot be unpacked: it is damaged' }
      : formatOfText(unpacked, name, true)
  }
  const magic = head.subarray(0, 8).toString('hex')
  const reason = archives.find(([pattern]) => pattern.test(magic))?.[1]
  if (reason !== undefined) {
    return dataName.test(name) ? { refused: reason } : { form: 'none' }
  }
  return formatOfText(head, name, false)
}
