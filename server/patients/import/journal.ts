import { Tally, type Verdict } from './tally.ts'

/** Where a resource stands. */
export type Place = {
  /** The resource's type as far as it is known. */
  readonly kind: string
  /** The file's name, as reports show it. */
  readonly file: string
  /** 1 for the first line. */
  readonly line: number
  /** Within a Bundle on that line: 1 for the first entry. */
  readonly entry?: number | undefined
}

/** `Patient.000.ndjson:12`, or `bundle.json:1 entry 3` */
export const placeText = ({ file, line, entry }: Place): string =>
  `${file}:${line}${entry === undefined ? '' : ` entry ${entry}`}`

/** One resource of which something is to be told. Holds identifiers, never what a resource says. */
export type Report = Place & {
  readonly id: string | undefined
  /**
   * `taken in part`: its row lacks something, which its document keeps. `kept as document only`: no row may say what it
   * says. `to be looked at`: nothing is lost, and somebody should know.
   */
  readonly result: 'not taken' | 'kept as document only' | 'taken in part' | 'to be looked at'
  readonly reason: string
  /** Whether the record now lacks something that the export says. */
  readonly isLost: boolean
}

/** What one piece of the import came to: told to others once the piece is committed, forgotten where it is not. */
export class Journal {
  readonly tally = new Tally()
  readonly reports: Report[] = []
  /** What a patient's details said before and say now, sealed; where they were changed. */
  difference: Buffer | undefined
  /** How many resources are left out because the person was erased; undefined where they were not. */
  ofErased: number | undefined

  note({ kind }: Place, verdict: Verdict): void {
    this.tally.add(kind, verdict)
  }

  refuse(place: Place, id: string | undefined, reason: string): void {
    this.tally.add(place.kind, 'refused')
    this.#report(place, id, 'not taken', reason, true)
  }

  /** Tells of a resource, besides what becomes of it. */
  tell(place: Place, id: string, notes: { remarks?: readonly string[]; notices?: readonly string[] }): void {
    for (const reason of notes.remarks ?? []) {
      this.#report(place, id, 'taken in part', reason, true)
    }
    for (const reason of notes.notices ?? []) {
      this.#report(place, id, 'to be looked at', reason, false)
    }
  }

  /** Tells of a resource that has no row. */
  tellDocumentOnly(place: Place, id: string, reason: string, isLost: boolean): void {
    this.#report(place, id, 'kept as document only', reason, isLost)
  }

  /** Whether anything was written. */
  get wrote(): boolean {
    return this.tally.total('taken') + this.tally.total('changed') + this.tally.total('documentOnly') > 0
  }

  #report(
    place: Place,
    id: string | undefined,
    result: Report['result'],
    reason: string,
    isLost: boolean,
  ): void {
    const { kind, file, line, entry } = place
    this.reports.push({ kind, file, line, entry, id, result, reason, isLost })
  }
}
