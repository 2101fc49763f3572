import type { GivenCode } from '../../../models/queries/diagnoses/import-codes.ts'
import { said, type MessageToSay } from '../../../views/words/said.ts'
import { plainCode, plainWords } from '../plain-words.ts'
import { readCsv } from './read-csv.ts'

/** What the columns may be called, in small letters: ours, and those of tables that facilities have. */
const codeColumns = ['code', 'icd10_code', 'icd10 code', 'icd-10 code', 'icd_code', 'icd code']
const titleColumns = [
  'title',
  'description',
  'who_full_desc',
  'icd10_code_desc',
  'full description',
  'long description',
]

/** So many faults are said; more help nobody who is mending a file. */
const faultsSaid = 10

/** Letters, digits, dots and dashes, beginning with a letter: "I21.4", "U07.1". */
const codeShape = /^[A-Z][A-Z0-9.-]{1,14}$/

const longestTitle = 500

/** A file that can be taken, or what is wrong with it: then nothing of it is. */
export type ReadCodes =
  | { readonly codes: readonly GivenCode[]; readonly faults?: undefined }
  | { readonly faults: readonly MessageToSay[]; readonly codes?: undefined }

const columnOf = (head: readonly string[], names: readonly string[]): number =>
  head.findIndex((name) => names.includes(name.trim().toLowerCase()))

/** Reads a table of diagnosis codes: a heading that names the columns, then a code and its title on each line. */
export function readCodes(csv: string): ReadCodes {
  const rows = readCsv(csv)
  if (rows === undefined) {
    return { faults: [said('diagnoses.fault.quote-open')] }
  }
  const [head, ...lines] = rows
  const codeAt = columnOf(head?.fields ?? [], codeColumns)
  const titleAt = columnOf(head?.fields ?? [], titleColumns)
  if (codeAt === -1 || titleAt === -1) {
    return { faults: [said('diagnoses.fault.columns')] }
  }
  const codes = new Map<string, GivenCode>()
  const faults: MessageToSay[] = []
  for (const { line, fields } of lines) {
    const code = (fields[codeAt] ?? '').trim().toUpperCase()
    const title = (fields[titleAt] ?? '').normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
    const known = codes.get(code)
    if (!codeShape.test(code)) {
      faults.push(said('diagnoses.fault.code', { line, code }))
    } else if (title === '' || title.length > longestTitle || !title.isWellFormed()) {
      faults.push(said('diagnoses.fault.title', { line, code, max: longestTitle }))
    } else if (known !== undefined && known.title !== title) {
      faults.push(said('diagnoses.fault.twice', { line, code }))
    }
    codes.set(code, {
      code,
      title,
      plainCode: plainCode(code),
      plainTitle: plainWords(title).join(' '),
    })
  }
  if (faults.length > faultsSaid) {
    const left = faults.length - faultsSaid
    return { faults: [...faults.slice(0, faultsSaid), said('diagnoses.fault.more', { left })] }
  }
  if (faults.length > 0) {
    return { faults }
  }
  return codes.size === 0 ? { faults: [said('diagnoses.fault.empty')] } : { codes: [...codes.values()] }
}
