import { csvRecord } from '../../audit/export-csv.ts'
import type { Product } from './product.ts'

/** The columns of the catalogue as a file, in the order in which they are written. */
export const medicineColumns = ['generic', 'strength', 'form', 'schedule', 'atc', 'also_called'] as const

/** The catalogue as CSV (RFC 4180), as it is read again. */
export const medicinesCsv = (products: readonly Product[]): string =>
  [
    csvRecord(medicineColumns),
    ...products.map(({ generic, strength, form, schedule, atc, alsoCalled }) =>
      csvRecord([generic, strength, form, String(schedule), atc, alsoCalled]),
    ),
  ].join('')
