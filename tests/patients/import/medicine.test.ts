import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { medicineOfResource } from '../../../server/patients/import/mapping/medicine.ts'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit } from '../../support/request.ts'
import { OwnExport, patient, rowOf, runImport } from './importing.ts'

const named = { code: { text: 'Amoxicillin' } }

describe('a medicine with an entry of its own', () => {
  for (const [what, json, cautions] of [
    ['in use', { status: 'active' }, []],
    [
      'entered in error',
      { status: 'entered-in-error' },
      ['The medicine’s own entry is marked as entered in error'],
    ],
    ['no longer in use', { status: 'inactive' }, ['The medicine’s own entry is marked as no longer in use']],
    [
      'in a state that nobody knows',
      { status: 'dreamt' },
      ['The medicine’s own entry is in a state that MedGuard does not know: dreamt'],
    ],
    [
      'with a package, a maker and a batch',
      {
        amount: { numerator: { value: 20, unit: 'tablets' }, denominator: { value: 1, unit: 'box' } },
        manufacturer: { display: 'Acme' },
        batch: { lotNumber: '12', expirationDate: '2031-01' },
      },
      ['A package holds: 20 tablets per 1 box', 'Made by: Acme', 'Batch: 12', 'Batch expires: Jan 2031'],
    ],
  ] as const) {
    it(`says what has to be known of it: ${what}`, () =>
      assert.deepEqual(medicineOfResource({ ...named, ...json }, 'UTC')?.cautions, cautions))
  }

  it('says every ingredient with its strength, and which of them are not active', () => {
    const medicine = medicineOfResource(
      {
        ...named,
        contained: [{ resourceType: 'Substance', id: 's', code: { text: 'lactose' } }],
        ingredient: [
          {
            itemCodeableConcept: { text: 'amoxicillin' },
            isActive: true,
            strength: { numerator: { value: 500, code: 'mg' }, denominator: { value: 5, unit: 'mL' } },
          },
          { itemReference: { reference: '#s' }, isActive: false },
          { itemReference: { reference: 'Substance/nowhere' } },
        ],
      },
      'UTC',
    )
    assert.equal(
      medicine?.words,
      'Amoxicillin; amoxicillin 500 mg/5 mL, lactose (not an active ingredient), an ingredient that is not named',
    )
  })

  it('loses one ingredient that is wrong, and says so, rather than all of them', () => {
    const medicine = medicineOfResource(
      {
        ...named,
        ingredient: [{ itemCodeableConcept: { text: 'amoxicillin' } }, { isActive: 'perhaps' }],
      },
      'UTC',
    )
    assert.equal(medicine?.words, 'Amoxicillin; amoxicillin, an ingredient that is not named')
    assert.deepEqual(medicine.cautions, [
      'The medicine’s own entry could be read in part only: look at it where it comes from',
    ])
    assert.equal(medicine.remarks?.length, 1)
  })
})

const order = (id: string, more: object) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/p' },
  ...more,
})

/** One code, as different systems call it. */
const coded = (display: string) => ({
  coding: [{ system: 'http://example.org/drugs', code: 'a250', display }],
})

describe('an order that is brought over', () => {
  let testApp: TestApp
  let physician: TestUser
  let own: OwnExport

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    own = await OwnExport.of({
      'Patient.ndjson': [patient('p')],
      'Medication.ndjson': [
        {
          resourceType: 'Medication',
          id: 'wrong',
          status: 'entered-in-error',
          code: { text: 'Amoxicillin' },
        },
      ],
      'MedicationRequest.ndjson': [
        order('of-wrong', { medicationReference: { reference: 'Medication/wrong' } }),
        order('contained', {
          contained: [{ resourceType: 'Medication', id: 'm', status: 'inactive', code: { text: 'Codeine' } }],
          medicationReference: { reference: '#m' },
          dispenseRequest: { numberOfRepeatsAllowed: 0, quantity: { value: 20 } },
        }),
        order('first-name', { medicationCodeableConcept: coded('Amoxicillin 250 mg capsule') }),
        order('other-name', {
          contained: [{ resourceType: 'Medication', id: 'm', code: coded('Amoxil 250') }],
          medicationReference: { reference: '#m' },
        }),
      ],
    })
    await runImport(testApp, own.folder, { careTeamUserId: physician.id })
  })

  after(async () => {
    await own.remove()
    await testApp.close()
  })

  const page = async (id: string) =>
    (
      await (
        await visit(testApp, physician)
      ).get(`/prescriptions/${await rowOf(testApp, 'MedicationRequest', id)}`)
    ).text

  it('says on its page that the medicine’s own entry is marked as entered in error, or no longer in use', async () => {
    assert.match(await page('of-wrong'), /The medicine’s own entry is marked as entered in error/)
    assert.match(await page('contained'), /The medicine’s own entry is marked as no longer in use/)
  })

  it('calls its medicine as it was called where it was written, also where the catalogue knows the code by another name', async () => {
    assert.match(await page('first-name'), /Amoxicillin 250 mg capsule/)
    assert.match(await page('other-name'), /Amoxil 250/)
    const copy = await (
      await visit(testApp, physician)
    ).get(`/patients/${await rowOf(testApp, 'Patient', 'p')}/copy/bundle.json`)
    assert.match(copy.text, /Amoxil 250/)
  })

  it('tells repeats that nobody said from none', async () => {
    assert.match(await page('of-wrong'), /May be dispensed<\/dt><dd[^>]*>Repeats not said/)
    assert.match(await page('contained'), /May be dispensed<\/dt><dd[^>]*>Once/)
    const copy = await (
      await visit(testApp, physician)
    ).get(`/patients/${await rowOf(testApp, 'Patient', 'p')}/copy`)
    assert.equal(copy.status, 200)
  })
})
