import { kinds } from './kinds.ts'

/** What became of a resource: a row, a changed row, nothing to do, its document alone, or not taken at all. */
export const verdicts = ['taken', 'changed', 'unchanged', 'documentOnly', 'refused'] as const
export type Verdict = (typeof verdicts)[number]

export type Counts = Readonly<Record<Verdict, number>>

const none: Counts = { taken: 0, changed: 0, unchanged: 0, documentOnly: 0, refused: 0 }

/** Counts what became of the resources of each type. */
export class Tally {
  readonly #counts = new Map<string, Counts>()

  add(type: string, verdict: Verdict, count = 1): void {
    const counts = this.of(type)
    this.#counts.set(type, { ...counts, [verdict]: counts[verdict] + count })
  }

  addAll(other: Tally): void {
    for (const { kind, verdict, count } of other.entries()) {
      this.add(kind, verdict, count)
    }
  }

  of(type: string): Counts {
    return this.#counts.get(type) ?? none
  }

  /** Every type that was met: those that the import takes in their order, then the others by name. */
  types(): string[] {
    const others = [...this.#counts.keys()].filter((type) => !kinds.some((kind) => kind === type))
    return [...kinds.filter((kind) => this.#counts.has(kind)), ...others.toSorted()]
  }

  /** Every count above zero. */
  entries(): { kind: string; verdict: Verdict; count: number }[] {
    return this.types()
      .flatMap((kind) => verdicts.map((verdict) => ({ kind, verdict, count: this.of(kind)[verdict] })))
      .filter(({ count }) => count > 0)
  }

  /** Every count above zero as the details of an audit row. */
  asDetails(): Record<string, number> {
    return Object.fromEntries(this.entries().map(({ kind, verdict, count }) => [`${kind} ${verdict}`, count]))
  }

  /** How many resources of a type were read. */
  read(type: string): number {
    return verdicts.reduce((sum, verdict) => sum + this.of(type)[verdict], 0)
  }

  /** How often a verdict was given, over all types. */
  total(verdict: Verdict): number {
    return this.types().reduce((sum, type) => sum + this.of(type)[verdict], 0)
  }
}
