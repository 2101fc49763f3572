import { kinds, type Kind } from './kinds.ts'

/** What became of a resource: a row, a changed row, nothing to do, its document alone, or not taken at all. */
export const verdicts = ['taken', 'changed', 'unchanged', 'documentOnly', 'refused'] as const
export type Verdict = (typeof verdicts)[number]

export type Counts = Readonly<Record<Verdict, number>>

const none: Counts = { taken: 0, changed: 0, unchanged: 0, documentOnly: 0, refused: 0 }

/** Counts what became of the resources of each kind. */
export class Tally {
  readonly #counts = new Map<Kind, Counts>()

  add(kind: Kind, verdict: Verdict, count = 1): void {
    const counts = this.of(kind)
    this.#counts.set(kind, { ...counts, [verdict]: counts[verdict] + count })
  }

  addAll(other: Tally): void {
    for (const { kind, verdict, count } of other.entries()) {
      this.add(kind, verdict, count)
    }
  }

  of(kind: Kind): Counts {
    return this.#counts.get(kind) ?? none
  }

  /** Every count above zero. */
  entries(): { kind: Kind; verdict: Verdict; count: number }[] {
    return kinds
      .flatMap((kind) => verdicts.map((verdict) => ({ kind, verdict, count: this.of(kind)[verdict] })))
      .filter(({ count }) => count > 0)
  }

  /** Every count above zero as the details of an audit row. */
  asDetails(): Record<string, number> {
    return Object.fromEntries(this.entries().map(({ kind, verdict, count }) => [`${kind} ${verdict}`, count]))
  }

  /** How many resources of a kind were read. */
  read(kind: Kind): number {
    return verdicts.reduce((sum, verdict) => sum + this.of(kind)[verdict], 0)
  }

  /** How often a verdict was given, over all kinds. */
  total(verdict: Verdict): number {
    return kinds.reduce((sum, kind) => sum + this.of(kind)[verdict], 0)
  }
}
