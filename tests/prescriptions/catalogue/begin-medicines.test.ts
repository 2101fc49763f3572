import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { medicationSeeds } from '../../../config/medications.ts'
import { beginMedicines } from '../../../server/prescriptions/catalogue/begin-medicines.ts'
import { productKey, productName, sortKey } from '../../../server/prescriptions/catalogue/product.ts'

const products = beginMedicines()
const named = new Map(products.map((product) => [productName(product), product]))
const codeOf = (name: string) => named.get(name)?.atc

const measures = (strength: string) => new Set(strength.split(' + ').map((part) => part.split('/')[1]))

describe('the medicines with which an installation begins', () => {
  it('has more than five hundred generics, each product once, under one name', () => {
    assert.ok(new Set(products.map(({ generic }) => generic)).size >= 500)
    assert.equal(new Set(products.map(productKey)).size, products.length)
    assert.equal(named.size, products.length)
  })

  it('is sorted as the catalogue is, with 5 mg before 10 mg', () => {
    const keys = products.map(sortKey)
    assert.deepEqual(
      keys,
      keys.toSorted((one, other) => (one < other ? -1 : 1)),
    )
    const amlodipine = products
      .filter(({ generic }) => generic === 'amlodipine')
      .map(({ strength }) => strength)
    assert.deepEqual(amlodipine, ['5 mg', '10 mg'])
    const alprazolam = products.filter(({ generic, form }) => generic === 'alprazolam' && form === 'tablet')
    assert.deepEqual(
      alprazolam.map(({ strength }) => strength),
      ['0.25 mg', '0.5 mg', '1 mg'],
    )
  })

  it('has every usual medicine under its name and code', () => {
    for (const { name, code } of medicationSeeds) {
      assert.equal(codeOf(name), code, name)
    }
  })

  it('has the code of what a product is for where its substance has several', () => {
    assert.equal(codeOf('Prednisolone 5 mg tablet'), 'H02AB06')
    assert.equal(codeOf('Aspirin 100 mg tablet'), 'B01AC06')
    assert.equal(codeOf('Aspirin 300 mg tablet'), 'N02BA01')
    assert.equal(codeOf('Aciclovir 5% cream'), 'D06BB03')
    assert.equal(codeOf('Aciclovir 400 mg tablet'), 'J05AB01')
    assert.equal(codeOf('Timolol 5 mg/mL eye drops'), 'S01ED01')
    assert.equal(codeOf('Metronidazole 400 mg tablet'), 'P01AB01')
    assert.equal(codeOf('Metronidazole 500 mg/100 mL infusion'), 'J01XD01')
    assert.equal(codeOf('Levonorgestrel 30 microgram tablet'), 'G03AC03')
    assert.equal(codeOf('Levonorgestrel 1.5 mg tablet'), 'G03AD01')
    assert.equal(codeOf('Finasteride 1 mg tablet'), 'D11AX10')
    assert.equal(codeOf('Glycopyrronium 0.2 mg/mL injection'), 'A03AB02')
  })

  it('has the schedule of each product, not of its substance', () => {
    assert.equal(named.get('Fluconazole 200 mg capsule')?.schedule, 4)
    assert.equal(named.get('Aspirin 300 mg tablet')?.schedule, 1)
    assert.equal(named.get('Aciclovir 5% cream')?.schedule, 1)
    assert.equal(named.get('Aciclovir 400 mg tablet')?.schedule, 4)
    assert.equal(named.get('Morphine 10 mg tablet')?.schedule, 6)
  })

  it('says of whatever is measured out in how much of it the medicine is', () => {
    const measured = new Set(['oral liquid', 'oral suspension', 'eye drops'])
    const silent = products.filter(({ form, strength }) => measured.has(form) && !/mL$|%$/.test(strength))
    assert.deepEqual(silent.map(productName), [])
  })

  it('gives a combination one measure for all its strengths', () => {
    const mixed = products.filter(({ strength }) => measures(strength).size > 1)
    assert.deepEqual(mixed.map(productName), [])
  })
})
