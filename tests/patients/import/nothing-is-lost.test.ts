import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, type Visitor } from '../../support/request.ts'
import { OwnExport, patient, rowOf, runImport } from './importing.ts'

type Json = Readonly<Record<string, unknown>>

/** A resource of the generator, and the word by which it must be found again; none where it says nothing in words. */
type Made = { readonly json: Json; readonly word: string | undefined }

const system = fc.constantFrom(
  'http://snomed.info/sct',
  'http://www.nlm.nih.gov/research/umls/rxnorm',
  'urn:local',
)

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

/** Every way in which a concept can say a word: as text, as display, as a bare code, with or without a system. */
const concept = (word: string) =>
  fc.oneof(
    fc.constant({ text: word }),
    fc.record({
      coding: fc.tuple(fc.record({ system, code: fc.constant('1'), display: fc.constant(word) })),
    }),
    fc.constant({ coding: [{ display: word }] }),
    fc.constant({ coding: [{ code: word }] }),
    fc.record({ coding: fc.tuple(fc.record({ system, code: fc.constant(word) })) }),
    fc.record({
      coding: fc.tuple(fc.record({ system, code: fc.constant('2'), display: fc.constant('Other words') })),
      text: fc.constant(word),
    }),
  )

const saysNothing = fc.constantFrom({}, { coding: [] }, { coding: [{ system: 'urn:local' }] }, { text: '' })

const dateTime = fc.constantFrom(
  '2015',
  '2015-03',
  '2015-03-02',
  '2015-03-02T10:20:30+02:00',
  '0202-01-01',
  '9999',
  'soon',
  '',
)

const modifiers = fc.constantFrom(
  {},
  {},
  {},
  { modifierExtension: [{ url: 'urn:means:the-opposite', valueBoolean: true }] },
  { implicitRules: 'urn:rules:unknown' },
)

const status = (...known: string[]) => fc.constantFrom(...known, 'made-up')

/** A part that does not fit: what the import cannot read must not take the rest with it. */
const broken = fc.constantFrom({}, {}, { note: 'no list' }, { encounter: 7 }, { recordedDate: { at: 1 } })

const allergy = (word: string): fc.Arbitrary<Json> =>
  fc
    .record({
      resourceType: fc.constant('AllergyIntolerance'),
      clinicalStatus: optional(
        fc.record({ coding: fc.tuple(fc.record({ code: status('active', 'inactive', 'resolved') })) }),
      ),
      verificationStatus: optional(
        fc.record({
          coding: fc.tuple(
            fc.record({ code: status('confirmed', 'unconfirmed', 'refuted', 'entered-in-error') }),
          ),
        }),
      ),
      criticality: optional(fc.constantFrom('low', 'high', 'unable-to-assess', 'terrible')),
      onsetDateTime: optional(dateTime),
      recordedDate: optional(dateTime),
      says: fc.oneof(
        concept(word).map((code) => ({ code })),
        concept(word).map((substance) => ({ reaction: [{ substance, manifestation: [{ text: 'Hives' }] }] })),
        fc.constant({ code: { text: `No known ${word} allergy` } }),
      ),
    })
    .map(({ says, ...rest }) => ({ ...rest, ...says }))

const dosage = fc.record({
  sequence: optional(fc.integer({ min: 1, max: 3 })),
  text: optional(fc.constant('as told')),
  timing: optional(
    fc.record({
      repeat: fc.record({
        frequency: optional(fc.integer({ min: -1, max: 4 })),
        period: optional(fc.integer({ min: 1, max: 3 })),
        periodUnit: optional(fc.constantFrom('d', 'h', 'fortnight')),
        when: optional(fc.constant(['HS'])),
      }),
    }),
  ),
  doseAndRate: optional(
    fc.tuple(fc.record({ doseQuantity: fc.record({ value: fc.double({ min: 0.1, max: 9, noNaN: true }) }) })),
  ),
})

const order = (word: string): fc.Arbitrary<Json> =>
  fc
    .record({
      resourceType: fc.constant('MedicationRequest'),
      status: status(
        'active',
        'on-hold',
        'cancelled',
        'completed',
        'entered-in-error',
        'stopped',
        'draft',
        'unknown',
      ),
      intent: fc.constantFrom('order', 'plan', 'proposal', 'option', 'original-order'),
      doNotPerform: optional(fc.boolean()),
      authoredOn: optional(dateTime),
      dosageInstruction: optional(fc.array(dosage, { maxLength: 3 })),
      says: fc.oneof(
        concept(word).map((medicationCodeableConcept) => ({ medicationCodeableConcept })),
        fc.constant({ medicationReference: { display: word } }),
        fc.constant({ medicationReference: { reference: 'Medication/nowhere', display: word } }),
        concept(word).map((code) => ({
          medicationReference: { reference: '#m' },
          contained: [{ resourceType: 'Medication', id: 'm', code }],
        })),
        concept(word).map((itemCodeableConcept) => ({
          medicationReference: { reference: '#m' },
          contained: [{ resourceType: 'Medication', id: 'm', ingredient: [{ itemCodeableConcept }] }],
        })),
      ),
    })
    .map(({ says, ...rest }) => ({ ...rest, ...says }))

const immunization = (word: string): fc.Arbitrary<Json> =>
  fc.record({
    resourceType: fc.constant('Immunization'),
    status: status('completed', 'not-done', 'entered-in-error'),
    vaccineCode: concept(word),
    occurrenceDateTime: optional(dateTime),
    occurrenceString: optional(fc.constant('as a child')),
    primarySource: optional(fc.boolean()),
    doseQuantity: optional(fc.record({ value: fc.double({ min: 0.1, max: 2, noNaN: true }) })),
  })

const wordless = fc.oneof(
  saysNothing.map((code) => ({ resourceType: 'AllergyIntolerance', code })),
  saysNothing.map((medicationCodeableConcept) => ({
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept,
  })),
  saysNothing.map((vaccineCode) => ({ resourceType: 'Immunization', status: 'completed', vaccineCode })),
  fc.constantFrom(
    { resourceType: 'MedicationRequest' },
    { resourceType: 'Immunization' },
    { resourceType: 'AllergyIntolerance' },
  ),
)

const made = (nth: number): fc.Arbitrary<Made> => {
  const word = `Zq${nth}x`
  const inWords = fc
    .tuple(fc.oneof(allergy(word), order(word), immunization(word)), modifiers, broken)
    .map(([json, modifier, part]) => ({ json: { ...json, ...modifier, ...part }, word }))
  return fc.oneof(
    { weight: 9, arbitrary: inWords },
    { weight: 1, arbitrary: wordless.map((json) => ({ json, word: undefined })) },
  )
}

const manyMade = fc
  .integer({ min: 1, max: 24 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, nth) => made(nth))))

const labels: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'allergy',
  MedicationRequest: 'prescription',
  Immunization: 'immunization',
}

describe('an import', () => {
  let testApp: TestApp
  let physician: TestUser
  let browser: Visitor
  let owner: TestUser
  let mine: Visitor
  let runs = 0

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    browser = await visit(testApp, physician)
    owner = await makeUser(testApp, 'patient')
    mine = await visit(testApp, owner)
  })
  after(() => testApp.close())

  it('loses nothing: every medicine, allergy and immunization that goes in is in the record or in a remark, and exit says so', async () => {
    await fc.assert(
      fc.asyncProperty(manyMade, async (resources) => {
        const id = `generated-${(runs += 1)}`
        const subject = { reference: `Patient/${id}` }
        const own = await OwnExport.of({
          'all.ndjson': [
            patient(id),
            ...resources.map(({ json }, nth) => ({
              ...json,
              id: `${id}-${nth}`,
              ...(json['resourceType'] === 'MedicationRequest' ? { subject } : { patient: subject }),
            })),
          ],
        })
        const imported = await runImport(testApp, own.folder, { careTeamUserId: physician.id })
        await own.remove()
        const patientId = await rowOf(testApp, 'Patient', id)
        await testApp.sql('UPDATE users SET patient_id = $1 WHERE id = $2', [patientId, owner.id])
        const copy = await mine.get('/my/record/copy/bundle.json')
        const chart = await browser.get(`/patients/${patientId}`)
        assert.equal(copy.status, 200)
        assert.equal(chart.status, 200)
        const remarks = await testApp.sql<{ source_document_id: string | null }>(
          'SELECT source_document_id FROM import_remarks WHERE patient_id = $1',
          [patientId],
        )
        for (const [nth, { json, word }] of resources.entries()) {
          const type = String(json['resourceType'])
          const [document] = await testApp.sql<{ id: string; target_id: string | null }>(
            'SELECT id, target_id FROM source_documents WHERE patient_id = $1 AND resource_type = $2 AND source_index = $3',
            [patientId, type, testApp.services.blindIndex.writing.identifier(type, `${id}-${nth}`)],
          )
          const isRemarked = remarks.some((remark) => remark.source_document_id === document?.id)
          const what = JSON.stringify(json)
          assert.ok(document, `no document of ${what}`)
          assert.ok(document.target_id !== null || isRemarked, `neither row nor remark of ${what}`)
          if (document.target_id === null) {
            assert.match(
              chart.text,
              new RegExp(`\\d+ ${labels[type]}|\\d+ ${type}|immunizations|allergies|prescriptions`),
            )
          }
          if (word !== undefined) {
            assert.ok(copy.text.includes(word), `the copy does not say ${word} of ${what}`)
          }
          if (type === 'Immunization' && word !== undefined) {
            assert.ok(chart.text.includes(word), `the chart does not say ${word} of ${what}`)
          }
        }
        const isQuiet = imported.reports.every((report) => report.includes(' to be looked at: '))
        const shown = imported.reports.filter((report) => report.includes(' kept as document only: '))
        assert.ok(imported.losses > 0 || isQuiet || shown.length > 0)
        assert.doesNotMatch(imported.reports.join('\n'), /Zq\d+x/, 'a report says what a resource says')
      }),
      { numRuns: 25 },
    )
  })
})
