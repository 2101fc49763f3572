import { said, type MessageToSay } from '../../../views/words/said.ts'
import type { Product } from './product.ts'

/** The cells of a line, by their headings. */
export type MedicineCells = Readonly<Record<string, string>>

type Read =
  { readonly product: Product } | { readonly product: undefined; readonly faults: readonly MessageToSay[] }

const longest = { generic: 200, strength: 150, form: 60, also_called: 300 } as const

/** What a spreadsheet was kept from taking for a formula is given back. */
const plain = (cell: string | undefined): string =>
  (cell ?? '')
    .replace(/^'(?=[=+\-@])/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

const hasControls = (text: string): boolean => /[\p{Cc}\p{Cf}\uFFFD]/u.test(text)

function scheduleOf(text: string): number | undefined {
  const [, number] = /^s?\s*([0-8])$/i.exec(text) ?? []
  return number === undefined ? undefined : Number(number)
}

const parts = (text: string): readonly string[] => text.split(' + ')

/** A product as a line of a file says it, or all that is wrong with the line. */
export function productFields(cells: MedicineCells): Read {
  const text = {
    generic: plain(cells['generic']).replaceAll(/ ?\+ ?/g, ' + '),
    strength: plain(cells['strength']).replaceAll(/ ?\+ ?/g, ' + '),
    form: plain(cells['form']),
    also_called: plain(cells['also_called']),
  }
  const atc = plain(cells['atc']).toUpperCase()
  const schedule = scheduleOf(plain(cells['schedule']))
  const faults: MessageToSay[] = []
  for (const column of ['generic', 'strength', 'form'] as const) {
    if (text[column] === '') {
      faults.push(said('catalogue.line.cell-missing', { column }))
    }
  }
  for (const column of ['generic', 'strength', 'form', 'also_called'] as const) {
    if (text[column].length > longest[column]) {
      faults.push(said('catalogue.line.cell-long', { column, most: longest[column] }))
    } else if (hasControls(text[column])) {
      faults.push(said('catalogue.line.cell-letters', { column }))
    }
  }
  const ingredients = parts(text.generic)
  if (text.strength !== '' && parts(text.strength).length !== ingredients.length) {
    faults.push(
      said('catalogue.line.strengths', {
        strengths: parts(text.strength).length,
        ingredients: ingredients.length,
      }),
    )
  }
  if (
    [...ingredients, ...parts(text.strength)].some((part) => part.trim() === '') &&
    text.generic !== '' &&
    text.strength !== ''
  ) {
    faults.push(said('catalogue.line.part-empty'))
  }
  if (!/^[A-Z]\d{2}[A-Z]{2}\d{2}$/.test(atc)) {
    faults.push(said('catalogue.line.atc'))
  }
  if (schedule === undefined) {
    faults.push(said('catalogue.line.schedule'))
  }
  return faults.length > 0 || schedule === undefined
    ? { product: undefined, faults }
    : {
        product: {
          generic: text.generic,
          strength: text.strength,
          form: text.form,
          schedule,
          atc,
          alsoCalled: text.also_called,
        },
      }
}
