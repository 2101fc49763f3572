import type { KeyObject } from 'node:crypto'
import { signedBy, type Checkpoint } from '../checkpoint.ts'
import { growthFault, type Growth } from './consistency-file.ts'
import { cover } from '../cover.ts'
import { fileLines } from './file-lines.ts'
import { MalformedFileError } from './malformed-file.ts'
import { readHeader, readLine, type FileHeader, type FileLine } from './read-lines.ts'
import { TreeFold } from '../tree-fold.ts'

/** What is wrong with a file, in words; `rows` are those that can be named. */
export type FileFault = { readonly what: string; readonly rows: readonly { index: number; id: string }[] }

/** What a verification of a file came to. */
export type FileReport = {
  readonly header: FileHeader | undefined
  readonly checkpoint: Checkpoint | undefined
  readonly rows: number
  readonly withheld: number
  readonly outside: number
  /** Empty: the file is what the signature says. */
  readonly faults: readonly FileFault[]
  /** Faults beyond those that are told one by one. */
  readonly moreFaults: number
}

const mostFaults = 100

function idOf(leaf: Buffer): string {
  return /"id":"([0-9a-f-]{36})"/.exec(leaf.toString('utf8'))?.[1] ?? 'unknown'
}

/** What a file is verified against. */
type Trust = {
  /** Public keys, of which any may have signed. */
  readonly keys: readonly KeyObject[]
  /** A checkpoint that was kept before; its signature was checked. */
  readonly older?: Checkpoint
  /** A consistency path from the older checkpoint to that of the file, where its rows cannot tell. */
  readonly growth?: Growth
}

/** Takes a file line by line and compares it with what was signed. */
class FileCheck {
  readonly #keys: readonly KeyObject[]
  readonly #older: Checkpoint | undefined
  readonly #growth: Growth | undefined
  readonly #faults: FileFault[] = []
  readonly #fold = new TreeFold()
  readonly #header: FileHeader
  readonly #checkpoint: Checkpoint | undefined
  #moreFaults = 0
  #rows = 0
  #withheld = 0
  #outside = 0
  #line = 1
  #wholeUntil = 0
  #ended = false
  #olderSeen = false

  constructor(header: FileHeader, { keys, older, growth }: Trust) {
    this.#header = header
    this.#keys = keys
    this.#older = older
    this.#growth = growth
    this.#checkpoint = signedBy(header.checkpoint, keys)
    const { size, origin } = this.#checkpoint ?? {}
    if (size === undefined) {
      this.#fault('The checkpoint was not signed by this public key.')
    } else if (header.to > size) {
      this.#fault(
        `The stated range reaches to leaf ${header.to - 1}, but the signed tree has ${size} leaves.`,
      )
    }
    if (older !== undefined && size !== undefined) {
      this.#beginOlder(older, size, origin)
    }
  }

  take(line: Buffer): void {
    this.#line += 1
    if (this.#ended) {
      throw new MalformedFileError(this.#line, 'stands after the end')
    }
    const said = readLine(line, this.#line)
    switch (said.kind) {
      case 'row':
        return this.#row(said)
      case 'gap':
        return this.#gap(said)
      case 'checkpoint':
        return this.#signed(said.note)
      case 'end':
        return this.#end(said)
      default:
        return said satisfies never
    }
  }

  finish(): FileReport {
    if (!this.#ended) {
      this.#fault('The file was cut off: its last line is missing.')
    }
    const { size, root } = this.#checkpoint ?? {}
    if (size !== undefined && this.#fold.size !== size) {
      this.#fault(`The file stands for ${this.#fold.size} leaves, but the signed tree has ${size}.`)
    } else if (root !== undefined && !this.#fold.root().equals(root)) {
      this.#fault(
        `The rows are not those that were signed: what is wrong lies between leaf ${this.#wholeUntil} and leaf ${this.#fold.size - 1}.`,
      )
    }
    this.#tellOfGrowth()
    return {
      header: this.#header,
      checkpoint: this.#checkpoint,
      rows: this.#rows,
      withheld: this.#withheld,
      outside: this.#outside,
      faults: this.#faults,
      moreFaults: this.#moreFaults,
    }
  }

  #fault(what: string, rows: FileFault['rows'] = []): void {
    if (this.#faults.length < mostFaults) {
      this.#faults.push({ what, rows })
    } else {
      this.#moreFaults += 1
    }
  }

  #beginOlder(older: Checkpoint, size: number, origin: string | undefined): void {
    if (older.origin !== origin) {
      this.#fault(`The older checkpoint is of another log: ${older.origin}.`)
    }
    if (older.size > size) {
      this.#fault(
        `The older checkpoint has ${older.size} leaves, the file only ${size}: the log was cut or written anew, or the file is older than the checkpoint.`,
      )
    }
  }

  /** @throws MalformedFileError where something else should stand here: after that no position can be relied on */
  #row({ index, leafHash, saidHash, leaf }: Extract<FileLine, { kind: 'row' }>): void {
    const { size } = this.#fold
    if (index !== size) {
      const what =
        index > size
          ? `should be leaf ${size} but is row ${index}: ${index - size === 1 ? `row ${size} is` : `rows ${size} to ${index - 1} are`} missing`
          : `should be leaf ${size} but is row ${index} once more, or out of order`
      throw new MalformedFileError(this.#line, `(${idOf(leaf)}) ${what}`)
    }
    if (leafHash.toString('base64') !== saidHash) {
      this.#fault(`Row ${index} was altered.`, [{ index, id: idOf(leaf) }])
    }
    if (index < this.#header.from || index >= this.#header.to) {
      this.#fault(`Row ${index} lies outside of the stated range.`, [{ index, id: idOf(leaf) }])
    }
    this.#rows += 1
    this.#fold.add(leafHash)
    this.#compareOlder()
  }

  #gap({ from, to, hashes }: Extract<FileLine, { kind: 'gap' }>): void {
    if (from !== this.#fold.size) {
      throw new MalformedFileError(
        this.#line,
        `is a gap from leaf ${from}, but the file has come to leaf ${this.#fold.size}`,
      )
    }
    const inside = Math.max(0, Math.min(to, this.#header.to) - Math.max(from, this.#header.from))
    this.#withheld += inside
    this.#outside += to - from - inside
    if (inside > 0 && this.#header.filters === null) {
      this.#fault(
        `The file says that it holds every row of its range, but rows ${Math.max(from, this.#header.from)} to ${Math.min(to, this.#header.to) - 1} are missing.`,
      )
    }
    for (const [place, { level }] of cover(from, to).entries()) {
      const hash = hashes[place]
      if (hash !== undefined) {
        this.#fold.add(hash, level)
        this.#compareOlder()
      }
    }
  }

  /** A checkpoint of an earlier time says up to where the tree was whole. */
  #signed(note: string): void {
    const said = signedBy(note, this.#keys)
    if (said === undefined || said.origin !== this.#checkpoint?.origin) {
      this.#fault(`Line ${this.#line} is a checkpoint that was not signed by this public key for this log.`)
    } else if (said.size !== this.#fold.size) {
      throw new MalformedFileError(
        this.#line,
        `is a checkpoint of ${said.size} leaves after leaf ${this.#fold.size - 1}`,
      )
    } else if (said.root.equals(this.#fold.root())) {
      this.#wholeUntil = said.size
    } else {
      throw new MalformedFileError(
        this.#line,
        `is a signed checkpoint that the rows before it do not fit: what is wrong lies between leaf ${this.#wholeUntil} and leaf ${said.size - 1}`,
      )
    }
  }

  #compareOlder(): void {
    if (this.#older !== undefined && this.#older.size === this.#fold.size) {
      this.#olderSeen = true
      if (!this.#older.root.equals(this.#fold.root())) {
        this.#fault(
          `The first ${this.#older.size} leaves are not those of the older checkpoint: the log was changed after it.`,
        )
      }
    }
  }

  /** What the leaves could not tell of the older checkpoint, because a gap reaches across its size, a proof may. */
  #tellOfGrowth(): void {
    const older = this.#older
    const newer = this.#checkpoint
    if (
      older === undefined ||
      newer === undefined ||
      this.#olderSeen ||
      older.size > newer.size ||
      older.size === 0
    ) {
      return
    }
    const fault =
      this.#growth === undefined
        ? `Whether the older checkpoint fits cannot be told from this file alone: a gap reaches across its ${older.size} leaves. Take the proof from ${older.size} to ${newer.size} rows from /audit/integrity and give it as --consistency.`
        : growthFault(older, newer, this.#growth)
    if (fault !== undefined) {
      this.#fault(fault)
    }
  }

  #end({ rows, withheld, outside }: Extract<FileLine, { kind: 'end' }>): void {
    this.#ended = true
    if (rows !== this.#rows || withheld !== this.#withheld || outside !== this.#outside) {
      this.#fault('The numbers in the last line are not those of the file.')
    }
  }
}

/**
 * Verifies an audit log file against public keys alone: every row is in the signed tree, none was altered, none is
 * missing from the stated range, their order is kept, and an older checkpoint is that of an earlier state.
 * @param chunks the file
 * @param onProgress told how many bytes were gone through
 */
export async function verifyFile(
  chunks: AsyncIterable<Buffer>,
  trust: Trust,
  onProgress: (bytes: number) => void = () => {},
): Promise<FileReport> {
  let check: FileCheck | undefined
  let bytes = 0
  try {
    for await (const lines of fileLines(chunks)) {
      for (const line of lines) {
        if (check === undefined) {
          check = new FileCheck(readHeader(line), trust)
        } else {
          check.take(line)
        }
        bytes += line.length
      }
      onProgress(bytes)
    }
  } catch (error) {
    if (!(error instanceof Error) || !faultsOfFiles.has(error.name)) {
      throw error
    }
    const soFar = check?.finish() ?? nothingRead
    const stopped = { what: `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`, rows: [] }
    // What the end of the file would have shown is not known: only what came before is told.
    return { ...soFar, faults: [...soFar.faults.filter(({ rows }) => rows.length > 0), stopped] }
  }
  return check?.finish() ?? { ...nothingRead, faults: [{ what: 'The file is empty.', rows: [] }] }
}

/** Errors that say that a file is not what it should be. */
const faultsOfFiles = new Set(['MalformedFileError', 'MisplacedSubtreeError', 'NoteFormatError'])

const nothingRead: FileReport = {
  header: undefined,
  checkpoint: undefined,
  rows: 0,
  withheld: 0,
  outside: 0,
  faults: [],
  moreFaults: 0,
}
