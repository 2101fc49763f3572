import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { said, type MessageToSay } from '../../../views/words/said.ts'
import { csvError } from './csv-error.ts'
import { medicineColumns } from './medicines-csv.ts'
import { productFields, type MedicineCells } from './product-fields.ts'
import { productKey, type Product } from './product.ts'

/** A line that cannot be taken, and why. */
export type RefusedLine = { readonly line: number; readonly why: MessageToSay }

export type MedicinesRead = {
  readonly products: readonly { readonly line: number; readonly product: Product }[]
  /** By line; where there is one, nothing of the file may be taken: what it would withdraw cannot be known. */
  readonly refused: readonly RefusedLine[]
}

/** The longest file, in letters, and the most products in it. */
export const longestFile = 200_000
const mostProducts = 5_000

const optional: ReadonlySet<string> = new Set<(typeof medicineColumns)[number]>(['also_called'])
const known: ReadonlySet<string> = new Set<string>(medicineColumns)

/** Spreadsheets save with semicolons where the comma parts decimals. What parts the headings parts the rest. */
function delimiterOf(text: string): string {
  const [headings = ''] = text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const count = (sign: string) => headings.split(sign).length
  return [',', ';', '\t'].toSorted((one, other) => count(other) - count(one))[0] ?? ','
}

const csvLines = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

type CsvLine = z.output<typeof csvLines>[number]

/** The rows of the file with their lines; what is no CSV is refused by its line. */
function rowsOf(text: string): {
  readonly rows: readonly CsvLine[]
  readonly refused: readonly RefusedLine[]
} {
  const refused: RefusedLine[] = []
  const rows = csvLines.parse(
    parse(text, {
      bom: true,
      comment: '#',
      comment_no_infix: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      trim: true,
      on_skip: (error) => {
        refused.push({ line: Number(error?.['lines'] ?? 0), why: csvError(error?.code) })
      },
    }),
  )
  return { rows, refused }
}

const nameOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')

const listed = (names: readonly string[]) => ({ columns: names.join(', ') })

/** What is wrong with the headings; undefined where they can be gone by. */
function wrongHeadings(headings: readonly string[]): MessageToSay | undefined {
  const missing = medicineColumns.filter((name) => !optional.has(name) && !headings.includes(name))
  const foreign = headings.filter((name) => !known.has(name))
  const twice = headings.filter((name, index) => headings.indexOf(name) !== index)
  return missing.length > 0
    ? said('catalogue.line.columns-missing', listed(missing))
    : foreign.length > 0
      ? said('catalogue.line.columns-foreign', listed(foreign))
      : twice.length > 0
        ? said('catalogue.line.columns-twice', listed(twice))
        : undefined
}

const nothing = (line: number, why: MessageToSay): MedicinesRead => ({
  products: [],
  refused: [{ line, why }],
})

/**
 * Reads a catalogue of medicines: CSV with commas, semicolons or tabs, with headings in any order, lines that begin with # left
 * out. Whatever cannot be taken is told by line, all of it at once.
 */
export function readMedicinesCsv(text: string): MedicinesRead {
  if (text.length > longestFile) {
    return nothing(0, said('catalogue.line.too-long', { letters: longestFile }))
  }
  const { rows, refused: broken } = rowsOf(text)
  const [first, ...rest] = rows
  if (first === undefined) {
    return broken.length > 0 ? { products: [], refused: broken } : nothing(0, said('catalogue.line.empty'))
  }
  const headings = first.record.map(nameOf)
  const wrong = wrongHeadings(headings)
  if (wrong !== undefined) {
    return nothing(first.info.lines, wrong)
  }
  if (rest.length === 0 && broken.length === 0) {
    return nothing(first.info.lines, said('catalogue.line.empty'))
  }
  if (rest.length > mostProducts) {
    return nothing(
      rest[mostProducts]?.info.lines ?? 0,
      said('catalogue.line.too-many', { most: mostProducts }),
    )
  }
  const products: { line: number; product: Product }[] = []
  const refused = [...broken]
  const lineOf = new Map<string, number>()
  for (const { record, info } of rest) {
    const { lines: line } = info
    if (record.length !== headings.length) {
      refused.push({
        line,
        why: said('catalogue.line.cells', { found: record.length, expected: headings.length }),
      })
      continue
    }
    const cells: MedicineCells = Object.fromEntries(
      headings.map((name, index) => [name, record[index] ?? '']),
    )
    const read = productFields(cells)
    const before = read.product === undefined ? undefined : lineOf.get(productKey(read.product))
    if (read.product === undefined) {
      refused.push(...read.faults.map((why) => ({ line, why })))
    } else if (before !== undefined) {
      refused.push({ line, why: said('catalogue.line.twice', { line: before }) })
    } else {
      lineOf.set(productKey(read.product), line)
      products.push({ line, product: read.product })
    }
  }
  return { products, refused: refused.toSorted((one, other) => one.line - other.line) }
}
