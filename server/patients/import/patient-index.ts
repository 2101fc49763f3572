import type { ExportFile } from './export-folder.ts'
import type { Place } from './journal.ts'
import type { Line } from './read-lines.ts'

/** A line that can be read again. */
export type IndexedLine = Place & { readonly path: string; readonly offset: number; readonly length: number }

/** The lines of one patient, in the order of the files. */
export type PatientLines = {
  readonly sourceId: string
  /** The Patient resource; undefined where the export only has resources about the patient. */
  readonly own: IndexedLine | undefined
  readonly others: () => readonly IndexedLine[]
}

type Entry = { own: IndexedLine | undefined; readonly others: number[] }

const numbersPerLine = 4

/**
 * Says where the resources of each patient stand, since an export keeps them in a file for each kind. It holds four
 * numbers for a resource, none of its content.
 */
export class PatientIndex {
  readonly #files: ExportFile[] = []
  readonly #patients = new Map<string, Entry>()

  /** @returns where the patient's own resource stands already, and then nothing is added */
  addPatient(sourceId: string, line: IndexedLine): IndexedLine | undefined {
    const entry = this.#entry(sourceId)
    const first = entry.own
    entry.own = first ?? line
    return first
  }

  /** Adds a resource about a patient. */
  addAbout(patientSourceId: string, file: ExportFile, { number, offset, length }: Line): void {
    if (this.#files.at(-1) !== file) {
      this.#files.push(file)
    }
    this.#entry(patientSourceId).others.push(this.#files.length - 1, number, offset, length)
  }

  /** How many patients the export speaks of. */
  get size(): number {
    return this.#patients.size
  }

  /** Patients with a resource of their own come in the order of these, then the others. */
  *patients(): Generator<PatientLines> {
    for (const [sourceId, { own, others }] of this.#patients) {
      yield { sourceId, own, others: () => this.#lines(others) }
    }
  }

  #entry(sourceId: string): Entry {
    const known = this.#patients.get(sourceId)
    const entry = known ?? { own: undefined, others: [] }
    if (known === undefined) {
      this.#patients.set(sourceId, entry)
    }
    return entry
  }

  #lines(packed: readonly number[]): IndexedLine[] {
    return Array.from({ length: packed.length / numbersPerLine }, (_, nth) => {
      const at = nth * numbersPerLine
      const file = this.#files[packed[at] ?? -1]
      if (file === undefined) {
        throw new RangeError('the index names a file that it does not have')
      }
      const [line = 0, offset = 0, length = 0] = [packed[at + 1], packed[at + 2], packed[at + 3]]
      return { kind: file.kind, file: file.name, path: file.path, line, offset, length }
    })
  }
}
