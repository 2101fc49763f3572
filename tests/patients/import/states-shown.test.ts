import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, type Visitor } from '../../support/request.ts'
import { OwnExport, patient, rowOf, runImport } from './importing.ts'

const subject = { reference: 'Patient/p' }

const encounter = (status: string) => ({
  resourceType: 'Encounter',
  id: status,
  status,
  class: { code: 'AMB' },
  reasonCode: [{ text: `Encounter that is ${status}` }],
  period: { start: '2024-03-02T08:00:00Z', end: '2024-03-02T09:30:00Z' },
  subject,
})

const order = (status: string) => ({
  resourceType: 'MedicationRequest',
  id: status,
  status,
  intent: 'order',
  medicationCodeableConcept: { text: `Medicine that is ${status}` },
  subject,
})

const immunization = (status: string) => ({
  resourceType: 'Immunization',
  id: status,
  status,
  vaccineCode: { text: `Vaccine that is ${status}` },
  patient: subject,
  occurrenceDateTime: '2024',
})

/** The entries of a page that say this, without their tags: what opens in place says more than its line. */
function entryWith(html: string, words: string): string {
  const entries = html.split(/<li[ >]/).filter((one) => one.includes(words))
  assert.ok(entries.length > 0, `nothing says ${words}`)
  return entries
    .join(' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

describe('a state that changes what an entry means', () => {
  let testApp: TestApp
  let doctor: Visitor
  let chart: string
  let copy: string
  let file: string

  before(async () => {
    testApp = await startTestApp()
    const physician = await makeUser(testApp, 'physician')
    const own = await OwnExport.of({
      'Patient.ndjson': [patient('p')],
      'Encounter.ndjson': [
        'finished',
        'in-progress',
        'onleave',
        'unknown',
        'made-up',
        'cancelled',
        'planned',
      ].map(encounter),
      'MedicationRequest.ndjson': [
        'active',
        'on-hold',
        'stopped',
        'unknown',
        'draft',
        'entered-in-error',
      ].map(order),
      'Immunization.ndjson': ['completed', 'not-done', 'entered-in-error'].map(immunization),
    })
    await runImport(testApp, own.folder, { careTeamUserId: physician.id })
    await own.remove()
    doctor = await visit(testApp, physician)
    const page = `/patients/${await rowOf(testApp, 'Patient', 'p')}`
    // What is over is counted on the chart, which leads to where it stands.
    chart = (await doctor.get(page)).text + (await doctor.get(`${page}/prescriptions`)).text
    copy = (await doctor.get(`${page}/copy`)).text
    file = (await doctor.get(`${page}/copy/bundle.json`)).text
  })
  after(() => testApp.close())

  for (const [what, words] of [
    ['Encounter that is in-progress', /Still in progress when it was exported/],
    ['Encounter that is onleave', /On leave when it was exported/],
    ['Encounter that is unknown', /Whether it is over is not known/],
    ['Encounter that is made-up', /State where it comes from: “made-up”/],
    ['Encounter that is cancelled', /is not shown: it was cancelled/],
    ['Encounter that is planned', /is not shown: it is only planned/],
    ['Medicine that is on-hold', /On hold/],
    ['Medicine that is stopped', /Stopped/],
    ['Medicine that is unknown', /Not known whether current|Whether it is still current is not known/],
    ['Medicine that is draft', /A draft, not yet prescribed/],
    ['Medicine that is entered-in-error', /Entered in error, so no prescription/],
    ['Vaccine that is not-done', /Not given/],
    ['Vaccine that is entered-in-error', /Entered in error/],
  ] as const) {
    it(`is shown in words on the chart and in the full copy: ${what}`, () => {
      assert.match(entryWith(chart, what), words)
      assert.match(entryWith(copy, what), words)
    })
  }

  it('is not said of what simply took place', () => {
    assert.doesNotMatch(entryWith(chart, 'Encounter that is finished'), /exported|not known|State/)
    assert.doesNotMatch(entryWith(copy, 'Vaccine that is completed'), /Not given|error|completed,/)
  })

  it('goes into the file for other programs as it came, and nothing is made up', () => {
    const bundle: { entry: { resource: Record<string, unknown> }[] } = JSON.parse(file)
    const states = (type: string) =>
      bundle.entry
        .map(({ resource }) => resource)
        .filter(({ resourceType }) => resourceType === type)
        .map(({ status }) => String(status))
        .toSorted()
    assert.deepEqual(states('Encounter'), ['finished', 'in-progress', 'onleave', 'unknown', 'unknown'])
    assert.deepEqual(states('MedicationRequest'), ['active', 'on-hold', 'stopped', 'unknown'])
    assert.deepEqual(states('Immunization'), ['completed', 'entered-in-error', 'not-done'])
  })

  it('does not keep the copy from saying when an encounter ended', () =>
    assert.match(entryWith(copy, 'Encounter that is finished'), /Ended: 2 Mar 2024, 11:30/))
})
