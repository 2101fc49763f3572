import type { KeyFigure } from '../../components/key-figures.tsx'

/** A cell of a report: words, a number, a moment, something that leads on, or nothing. */
export type ReportCell = string | number | Date | null | { readonly text: string; readonly href: string }

export type ReportTable = {
  readonly heading: string
  readonly columns: readonly string[]
  /** Columns for which a page has no room: they stand in the file only. */
  readonly onlyInFile?: readonly string[] | undefined
  /** A cell for each column. */
  readonly rows: readonly (readonly ReportCell[])[]
  /** What it means that there is no row. */
  readonly empty: string
  /** What a reader must know of the rows: what was left out, against what was measured. */
  readonly note?: string | undefined
}

/** A report, in whatever form it is read: page, file, mail or terminal. */
export type Report = {
  readonly title: string
  /** "Tuesday 3 March 2026" */
  readonly period: string
  /** Counts; nothing of a patient, for they go out by mail. */
  readonly figures: readonly (Omit<KeyFigure, 'value'> & { readonly value: number })[]
  readonly table: ReportTable
}
