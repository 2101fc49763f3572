/** Reads a file of RFC 4180 strictly: records end with CR LF, quotes only around whole cells. @throws where it is none */
export function parseCsv(file: string): string[][] {
  const records: string[][] = []
  const cell = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/y
  let record: string[] = []
  while (cell.lastIndex < file.length) {
    const at = cell.lastIndex
    const match = cell.exec(file)
    if (match === null) {
      throw new Error(`not RFC 4180 at character ${at}: ${JSON.stringify(file.slice(at, at + 40))}`)
    }
    const [, quoted, endOfQuoted, plain = '', endOfPlain] = match
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if ((endOfQuoted ?? endOfPlain) === '\r\n') {
      records.push(record)
      record = []
    }
  }
  return records
}
