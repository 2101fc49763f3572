import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'node:test'
import { beginMedicines } from '../../../server/prescriptions/catalogue/begin-medicines.ts'
import { medicinesCsv } from '../../../server/prescriptions/catalogue/medicines-csv.ts'
import { productKey, productName, type Product } from '../../../server/prescriptions/catalogue/product.ts'
import { readMedicinesCsv } from '../../../server/prescriptions/catalogue/read-medicines-csv.ts'

const headings = 'generic,strength,form,schedule,atc,also_called'
const line = 'amoxicillin,500 mg,capsule,4,J01CA04,amoxycillin'

const told = (text: string) =>
  readMedicinesCsv(text).refused.map(({ line: at, why }) => `${at} ${why.key.replace('catalogue.line.', '')}`)
const names = (text: string) => readMedicinesCsv(text).products.map(({ product }) => productName(product))

describe('a catalogue as CSV', () => {
  it('is read as it was written', () => {
    const products = beginMedicines()
    const read = readMedicinesCsv(medicinesCsv(products))
    assert.deepEqual(read.refused, [])
    assert.deepEqual(
      read.products.map(({ product }) => product),
      products,
    )
  })

  it('may begin with a mark of UTF-8, be parted by semicolons or tabs, and end its lines as one likes', () => {
    for (const text of [
      `\uFEFF${headings}\r\n${line}\r\n`,
      `${headings.replaceAll(',', ';')}\n${line.replaceAll(',', ';')}`,
      `${headings.replaceAll(',', '\t')}\r${line.replaceAll(',', '\t')}\r`,
      `# what it is\n\n${headings}\n\n${line}\n\n`,
      'ATC,Schedule,Form,Strength,Generic\nj01ca04,S4,capsule,500 mg,amoxicillin',
      `${headings}\n"amoxicillin","500 mg","capsule","4","J01CA04","amoxycillin, an antibiotic"`,
    ]) {
      assert.deepEqual(told(text), [], text)
      assert.deepEqual(names(text), ['Amoxicillin 500 mg capsule'])
    }
  })

  it('tells all that is wrong, each by its line', () => {
    const text = [
      headings,
      line,
      ',500 mg,capsule,4,J01CA04,',
      'ampicillin,250 mg,capsule,9,J01CA,',
      'a + b,1 mg,tablet,4,J01CA04,',
      'amoxicillin,500  MG,Capsule,4,J01CA04,',
      'ampicillin,250 mg,capsule,4',
      'warfarin,5 mg,tablet,4,B01AA03,',
      'amp"icillin,250 mg,capsule,4,J01CA01,',
      `cloxa\uFFFDcillin,250 mg,capsule,4,J01CF02,`,
      `${'x'.repeat(201)},250 mg,capsule,4,J01CF02,`,
      'a + ,1 mg + 2 mg,tablet,4,J01CA04,',
    ].join('\n')
    assert.deepEqual(told(text), [
      '3 cell-missing',
      '4 atc',
      '4 schedule',
      '5 strengths',
      '6 twice',
      '7 cells',
      '9 quote-stray',
      '10 cell-letters',
      '11 cell-long',
      '12 part-empty',
    ])
    assert.deepEqual(names(text), ['Amoxicillin 500 mg capsule', 'Warfarin 5 mg tablet'])
  })

  it('is not taken without its columns, with others, or with nothing in it', () => {
    assert.deepEqual(told('generic,strength,form\namoxicillin,500 mg,capsule'), ['1 columns-missing'])
    assert.deepEqual(told(`${headings},price\n${line},10`), ['1 columns-foreign'])
    assert.deepEqual(told(`${headings},atc\n${line},J01CA04`), ['1 columns-twice'])
    assert.deepEqual(told(''), ['0 empty'])
    assert.deepEqual(told(headings), ['1 empty'])
    assert.deepEqual(told(`${headings}\n${'x'.repeat(200_000)}`), ['0 too-long'])
    assert.deepEqual(told(`${headings}\n"amoxicillin,500 mg,capsule,4,J01CA04,`), ['2 quote-open'])
  })

  it('keeps a spreadsheet from taking a cell for a formula, and takes it back as it was', () => {
    const product: Product = {
      generic: '=1+1',
      strength: '-5 mg',
      form: '@form',
      schedule: 0,
      atc: 'A01AA01',
      alsoCalled: '+27',
    }
    const text = medicinesCsv([{ ...product, generic: '=sum' }])
    assert.match(text, /'=sum,'-5 mg,'@form/)
    assert.deepEqual(readMedicinesCsv(text).products[0]?.product, { ...product, generic: '=sum' })
  })

  it('reads anything without ever failing, and never both takes and refuses a line', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 12 }), (lines) => {
        const { products, refused } = readMedicinesCsv([headings, ...lines].join('\n'))
        const taken = products.map((one) => one.line)
        assert.ok(refused.every((one) => !taken.includes(one.line)))
        assert.equal(new Set(products.map(({ product }) => productKey(product))).size, products.length)
      }),
    )
  })
})
