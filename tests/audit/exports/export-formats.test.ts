import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { csvCell, csvRecord } from '../../../server/audit/export-csv.ts'
import { parseCsv } from './parse-csv.ts'

describe('a CSV cell', () => {
  it('is taken the edge off where a spreadsheet could take it for a formula', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '\u0000', '＝', '＋', '－', '＠']) {
      const [[cell = ''] = []] = parseCsv(csvRecord([`${start}1+1`]))
      assert.equal(cell, `'${start}1+1`)
    }
    assert.equal(csvCell('1=1'), '1=1')
    assert.equal(csvCell("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0")
  })

  it('is quoted where it has to be, and only there', () => {
    assert.equal(csvCell('plain text'), 'plain text')
    assert.equal(csvCell('a,b'), '"a,b"')
    assert.equal(csvCell('say "x"'), '"say ""x"""')
    assert.equal(csvCell('two\r\nlines'), '"two\r\nlines"')
    assert.equal(csvCell(null), '')
  })

  it('gives back every text, but for the apostrophe, and none that begins like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
        const records = parseCsv(csvRecord(cells))
        assert.equal(records.length, 1)
        for (const [index, cell] of (records[0] ?? []).entries()) {
          const original = cells[index]
          assert.ok(cell === original || cell === `'${original}`)
          assert.doesNotMatch(cell, /^[=+\-@\t\r\n＝＋－＠]/)
        }
        assert.equal(records[0]?.length, cells.length)
      }),
    )
  })
})
