import type { ExportFile, PieceAt } from './export-folder.ts'
import type { Place } from '../journal.ts'
import { kinds, type Kind, type SharedKind } from '../kinds.ts'
import type { ReferenceName } from '../mapping/references.ts'

/** A resource that can be read again. */
export type IndexedLine = Place & PieceAt & { readonly kind: Kind }

/** The resources of one patient, in the order of the files. */
export type PatientLines = {
  readonly sourceId: string
  /** The Patient resource; undefined where the export only has resources about the patient. */
  readonly own: IndexedLine | undefined
  readonly others: () => readonly IndexedLine[]
  /** How many resources of types that the import does not take are about the patient. */
  readonly foreign: ReadonlyMap<string, number>
}

type Entry = {
  own: IndexedLine | undefined
  readonly others: number[]
  readonly foreign: Map<string, number>
}

const numbersPerLine = 6

/** Lines as numbers: an export may have millions. */
class PackedLines {
  readonly #origins: { file: string; source: PieceAt['source'] }[] = []

  #originOf({ file, source }: IndexedLine): number {
    const last = this.#origins.length - 1
    const origin = this.#origins[last]
    return origin?.file === file && origin.source === source ? last : this.#origins.push({ file, source }) - 1
  }

  pack(line: IndexedLine): number[] {
    const { kind, line: number, entry = 0, offset, length } = line
    return [this.#originOf(line), kinds.indexOf(kind), number, entry, offset, length]
  }

  unpack(packed: readonly number[]): IndexedLine[] {
    return Array.from({ length: packed.length / numbersPerLine }, (_, nth) => {
      const [at = -1, kindAt = -1, line = 0, entry = 0, offset = 0, length = 0] = packed.slice(
        nth * numbersPerLine,
        (nth + 1) * numbersPerLine,
      )
      const origin = this.#origins[at]
      const kind = kinds[kindAt]
      if (origin === undefined || kind === undefined) {
        throw new RangeError('the index names a file or kind that it does not have')
      }
      return { ...origin, kind, line, ...(entry === 0 ? {} : { entry }), offset, length }
    })
  }
}

/** Whom a resource is about that names its patient by an identifier. */
export type ByIdentifier = {
  /** Whether the identifier is that of several patients. */
  readonly ambiguous: boolean
  readonly lines: readonly IndexedLine[]
}

/**
 * Says where the resources of each patient and those of no patient stand, since an export keeps them in any order. It
 * holds six numbers for a resource, none of its content; of patients also the identifiers by which others name them.
 */
export class ResourceIndex {
  readonly #packed = new PackedLines()
  readonly #patients = new Map<string, Entry>()
  readonly #byToken = new Map<string, string | null>()
  readonly #waiting = new Map<string, number[]>()
  readonly #shared = new Map<SharedKind, number[]>()
  /** The ids of orders that a later order says it replaces. */
  readonly replacedOrders = new Set<string>()

  /**
   * @param tokens identifiers as `system|value`
   * @returns where the patient's own resource stands already, and then nothing is added
   */
  addPatient(sourceId: string, line: IndexedLine, tokens: readonly string[]): IndexedLine | undefined {
    const entry = this.#entry(sourceId)
    const first = entry.own
    entry.own = first ?? line
    for (const token of first === undefined ? tokens : []) {
      const known = this.#byToken.get(token)
      this.#byToken.set(token, known === undefined || known === sourceId ? sourceId : null)
    }
    return first
  }

  /** Adds a resource about a patient. */
  addAbout(patient: ReferenceName, line: IndexedLine): void {
    const packed = this.#packed.pack(line)
    if ('id' in patient) {
      this.#entry(patient.id).others.push(...packed)
    } else {
      this.#waiting.set(patient.token, [...(this.#waiting.get(patient.token) ?? []), ...packed])
    }
  }

  /** Counts a resource about a patient of a type that the import does not take. */
  addForeign(patient: ReferenceName, type: string): void {
    const id = 'id' in patient ? patient.id : this.#byToken.get(patient.token)
    if (id !== undefined && id !== null) {
      const { foreign } = this.#entry(id)
      foreign.set(type, (foreign.get(type) ?? 0) + 1)
    }
  }

  addShared(kind: SharedKind, line: IndexedLine): void {
    const lines = this.#shared.get(kind) ?? []
    lines.push(...this.#packed.pack(line))
    this.#shared.set(kind, lines)
  }

  /** The resources of a kind that belongs to no patient. */
  shared(kind: SharedKind): readonly IndexedLine[] {
    return this.#packed.unpack(this.#shared.get(kind) ?? [])
  }

  /** Gives resources that name their patient by an identifier to whoever has it. @returns those that nobody has */
  settle(): ByIdentifier[] {
    const left: ByIdentifier[] = []
    for (const [token, packed] of this.#waiting) {
      const patient = this.#byToken.get(token)
      if (patient === undefined || patient === null) {
        left.push({ ambiguous: patient === null, lines: this.#packed.unpack(packed) })
      } else {
        this.#entry(patient).others.push(...packed)
      }
    }
    this.#waiting.clear()
    return left
  }

  /** How many patients the export speaks of. */
  get size(): number {
    return this.#patients.size
  }

  /** Patients with a resource of their own come in the order of these, then the others. */
  *patients(): Generator<PatientLines> {
    for (const [sourceId, { own, others, foreign }] of this.#patients) {
      yield { sourceId, own, others: () => this.#inOrder(others), foreign }
    }
  }

  /** By kind, since later ones refer to earlier ones. */
  #inOrder(packed: readonly number[]): IndexedLine[] {
    return this.#packed
      .unpack(packed)
      .toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind))
  }

  #entry(sourceId: string): Entry {
    const known = this.#patients.get(sourceId)
    const entry = known ?? { own: undefined, others: [], foreign: new Map<string, number>() }
    if (known === undefined) {
      this.#patients.set(sourceId, entry)
    }
    return entry
  }
}

/** Where a resource of a file stands, for the index. */
export const indexedLine = (file: ExportFile, kind: Kind, place: Place, at: PieceAt): IndexedLine => ({
  ...place,
  ...at,
  kind,
  file: file.name,
})
