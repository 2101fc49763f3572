/** A row of a table, and the line of the file that it begins on. */
export type CsvRow = { readonly line: number; readonly fields: readonly string[] }

/**
 * Reads a table as RFC 4180 says it: fields in double quotes may hold the separator, line ends, and quotes written twice. The
 * separator is the one that the first line has: a comma, a semicolon or a tab, as spreadsheets write it.
 * @returns its rows, without those in which nothing stands; undefined where the file ends within quotes, as one that was cut off does
 */
export function readCsv(text: string): readonly CsvRow[] | undefined {
  const source = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const separator = separatorOf(source)
  const rows: CsvRow[] = []
  let begun = 1
  let line = 1
  let fields: string[] = []
  let field = ''
  let quoted = false
  const endField = () => {
    fields.push(field)
    field = ''
  }
  const endRow = () => {
    endField()
    if (fields.some((one) => one.trim() !== '')) {
      rows.push({ line: begun, fields })
    }
    fields = []
    begun = line
  }
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? ''
    line += sign === '\n' ? 1 : 0
    if (quoted && sign === '"' && source[at + 1] === '"') {
      field += sign
      at += 1
    } else if (sign === '"' && (quoted || field === '')) {
      quoted = !quoted
    } else if (!quoted && sign === separator) {
      endField()
    } else if (!quoted && sign === '\n') {
      endRow()
    } else {
      field += sign
    }
  }
  endRow()
  return quoted ? undefined : rows
}

/** What stands most often in the first line, of what can separate fields. */
function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1)
  const times = (sign: string) => first.split(sign).length
  return [',', ';', '\t'].toSorted((one, other) => times(other) - times(one))[0] ?? ','
}
