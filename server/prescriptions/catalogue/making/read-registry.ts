import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

const registryRow = z.object({
  name: z.string(),
  schedule: z.string(),
  form: z.string(),
  ingredients: z.string(),
})
const genericRow = z.object({ generic: z.string(), atc_all: z.string() })

const rowsOf = (text: string): unknown => parse(text, { columns: true, bom: true, skip_empty_lines: true })

/** The registry's extract, and the codes of its substances. @param folder where both stand */
export const readRegistry = (folder: string) => ({
  products: z
    .array(registryRow)
    .parse(
      rowsOf(gunzipSync(readFileSync(path.join(folder, 'za-products-mpr-2025-06.csv.gz'))).toString('utf8')),
    ),
  generics: z.array(genericRow).parse(rowsOf(readFileSync(path.join(folder, 'za-generics.csv'), 'utf8'))),
})
