import type { Kind } from './kinds.ts'
import { Tally, type Verdict } from './tally.ts'

/** Where a resource stands. */
export type Place = {
  readonly kind: Kind
  /** The file's name, as reports show it. */
  readonly file: string
  /** 1 for the first line. */
  readonly line: number
}

/** `Patient.000.ndjson:12` */
export const placeText = ({ file, line }: Place): string => `${file}:${line}`

/** One resource that was not taken as it is, and why. Holds identifiers, never what a resource says. */
export type Report = Place & {
  readonly id: string | undefined
  /** `taken in part`: its row lacks something, which its document keeps. */
  readonly result: 'not taken' | 'kept as document only' | 'taken in part'
  readonly reason: string
}

/** What one piece of the import came to: told to others once the piece is committed, forgotten where it is not. */
export class Journal {
  readonly tally = new Tally()
  readonly reports: Report[] = []
  /** What a patient's details said before and say now, sealed; where they were changed. */
  difference: Buffer | undefined

  note({ kind }: Place, verdict: Verdict): void {
    this.tally.add(kind, verdict)
  }

  refuse(place: Place, id: string | undefined, reason: string): void {
    this.tally.add(place.kind, 'refused')
    this.reports.push({ ...place, id, result: 'not taken', reason })
  }

  /**
   * Notes a resource that is new or changed, and so was written.
   * @param how.documentOnly why it has no row; null where its kind has none, which needs no telling
   */
  keep(
    place: Place,
    id: string,
    how: {
      changed: boolean
      remarks?: readonly string[] | undefined
      documentOnly?: string | null | undefined
    },
  ): void {
    const { changed, remarks = [], documentOnly } = how
    this.note(place, changed ? 'changed' : documentOnly === undefined ? 'taken' : 'documentOnly')
    for (const reason of remarks) {
      this.reports.push({ ...place, id, result: 'taken in part', reason })
    }
    if (typeof documentOnly === 'string') {
      this.reports.push({ ...place, id, result: 'kept as document only', reason: documentOnly })
    }
  }

  /** Whether anything was written. */
  get wrote(): boolean {
    return this.tally.total('taken') + this.tally.total('changed') + this.tally.total('documentOnly') > 0
  }
}
