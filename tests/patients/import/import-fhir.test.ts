import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { SourceDocument } from '../../../models/patients/source-document.ts'
import type { Kind } from '../../../server/patients/import/kinds.ts'
import { makeUser, type TestUser, keyOf } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { everyRow, exportFolder, rowOf, runImport, type ImportOutcome } from './importing.ts'

const idOf = (page: string, name: RegExp): string => {
  const link = [...page.matchAll(/<a href="\/patients\/([0-9a-f-]{36})"[^>]*>(?:<bdi[^>]*>)?([^<]*)/g)]
  const found = link.find(([, , text = '']) => name.test(text.replaceAll('&#x27;', "'")))
  assert.ok(found?.[1], `the list names no ${name}`)
  return found[1]
}

describe('a FHIR bulk export', () => {
  let testApp: TestApp
  let physician: TestUser
  let browser: Visitor
  let imported: ImportOutcome

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    imported = await runImport(testApp, undefined, { careTeamUserId: physician.id })
    browser = await visit(testApp, physician)
  })
  after(() => testApp.close())

  const counts = (kind: string) => Object.values(imported.tally.of(kind))

  const rowIn = async (kind: Kind, id: string, text: string) =>
    (await testApp.sql(text, [await rowOf(testApp, kind, id)]))[0]

  const encounter = (id: string) =>
    rowIn(
      'Encounter',
      id,
      `SELECT e.kind, e.occurred_at, e.ended_at, p.name, p.specialty, p.organization FROM encounters e
       LEFT JOIN practitioners p ON p.id = e.practitioner_id WHERE e.id = $1`,
    )

  const prescription = (id: string) =>
    rowIn(
      'MedicationRequest',
      id,
      `SELECT r.status, r.dose, r.frequency, r.quantity, r.repeats, r.expires_on::text, r.signed_at, r.prescriber_id,
         m.active FROM prescriptions r JOIN medications m ON m.id = r.medication_id WHERE r.id = $1`,
    )

  it('is counted, each resource once', () => {
    // new, changed, unchanged, document only, not taken
    assert.deepEqual(counts('Organization'), [0, 0, 0, 1, 0])
    assert.deepEqual(counts('Practitioner'), [2, 0, 0, 1, 0])
    assert.deepEqual(counts('PractitionerRole'), [1, 0, 0, 1, 0])
    assert.deepEqual(counts('Patient'), [5, 0, 0, 0, 3])
    assert.deepEqual(counts('Encounter'), [4, 0, 0, 2, 2])
    assert.deepEqual(counts('Condition'), [3, 0, 0, 0, 2])
    assert.deepEqual(counts('AllergyIntolerance'), [2, 0, 0, 0, 0])
    assert.deepEqual(counts('MedicationRequest'), [6, 0, 0, 1, 0])
    assert.deepEqual(counts('Immunization'), [1, 0, 0, 0, 0])
    assert.deepEqual(counts('Observation'), [0, 0, 0, 0, 2])
  })

  it('gets a line with file, line, id and reason for everything that was not taken as it is', () => {
    assert.deepEqual(imported.reports.toSorted(), [
      'Condition.ndjson:2 suspected taken in part: encounter: names nothing that is in this export or on record',
      'Condition.ndjson:4 of-a-stranger not taken: the patient whom it names is neither in this export nor on record',
      'Condition.ndjson:5 hypertension not taken: id: stands in Condition.ndjson:1 already, and says something else there',
      'Encounter.ndjson:2 emergency taken in part: participant.individual: names nobody that is in this export or on record',
      'Encounter.ndjson:2 emergency taken in part: period.end: lies before its start',
      'Encounter.ndjson:3 no-period kept as document only: period: is missing',
      'Encounter.ndjson:4 mistaken kept as document only: status: is entered-in-error',
      'Encounter.ndjson:5 of-a-stranger not taken: the patient whom it names is neither in this export nor on record',
      'Encounter.ndjson:6 of-nobody not taken: subject: names no patient by id or identifier',
      'MedicationRequest.ndjson:6 do-not-give kept as document only: doNotPerform: is true',
      'MedicationRequest.ndjson:7 half-wrong taken in part: dosageInstruction[0].timing.repeat.frequency: Too small: expected number to be >0',
      'Patient.ndjson:10 - not taken: id: is missing, or is not 1 to 64 letters, digits, dashes and dots',
      'Patient.ndjson:2 - not taken: the line is not a JSON object in UTF-8',
      'Patient.ndjson:4 tariro taken in part: gender: Invalid option: expected one of "female"|"male"|"other"|"unknown"',
      'Patient.ndjson:6 no-birth-date to be looked at: birthDate: is not said',
      'Patient.ndjson:8 one-name to be looked at: name: has no given name',
      'Patient.ndjson:9 lindiwe not taken: id: stands in Patient.ndjson:1 already, and says something else there',
      'Practitioner.ndjson:2 dr-naidoo-again taken in part: identifier: is that of another practitioner, so both are one',
      'Practitioner.ndjson:3 nameless kept as document only: name: is missing',
      'PractitionerRole.ndjson:2 role-of-nobody kept as document only: practitioner: names nobody that is in this export or on record',
    ])
  })

  it('names the resources of other types that it leaves alone, by file', () => {
    const reason = 'has 1 Observation resource, which MedGuard does not take: keep the export'
    assert.deepEqual(imported.notRead, [`Patient.ndjson ${reason}`, `Observation.ndjson ${reason}`])
  })

  it('says nothing in those lines of what a resource says', () => {
    assert.doesNotMatch(
      imported.reports.join('\n'),
      /Unterminated|Misplaced|Dlomo|Botha|Madonsela|Mabuza|1960/,
    )
  })

  for (const [typed, what] of [
    ['mabu lind', 'the beginnings of a name'],
    ['Ndoye', 'a name typed without its apostrophe'],
    ['lukasz', 'a name typed without its stroke'],
    ['7203150123089', 'a national id'],
    ['ex 4471', 'an identifier that the other system gave'],
    ['082 555 0147', 'a phone number written another way'],
    ['Lindiwe.Mabuza@example.org', 'an e-mail address'],
    ['lindiwe sibeko', 'a maiden name'],
  ] as const) {
    it(`is found by ${what}`, async () => {
      const { text } = await browser.get(`/patients?q=${encodeURIComponent(typed)}`)
      idOf(text, /Mabuza, Lindiwe Grace|N'Doye-Łukasz, Tariro/)
    })
  }

  it('is not found by a number or identifier that is no longer in use', async () => {
    for (const typed of ['011 555 0000', 'EX-0001']) {
      const { text } = await browser.get(`/patients?q=${encodeURIComponent(typed)}`)
      assert.doesNotMatch(text, /Mabuza/)
    }
  })

  it('opens as a chart for the physician whom the import put in charge', async () => {
    const list = await browser.get('/patients?q=mabuza')
    const { status, text } = await browser.get(`/patients/${idOf(list.text, /Mabuza/)}`)
    assert.equal(status, 200)
    for (const words of [
      /Mabuza, Lindiwe Grace/,
      /15 Mar 1972/,
      /14 Acacia Street, Unit 3, Polokwane 0699, ZA/,
      /\+27 82 555 0147/,
      /Penicillin/,
      /Anaphylaxis; Wheeze/,
      /Essential hypertension of Lindiwe/,
      /Latent tuberculosis(?:(?!Essential hypertension)[\s\S]){0,600}provisional/i,
      /High blood pressure, third visit/,
      /Dr Kavitha Naidoo/,
      /amlodipine 2\.5 MG Oral Tablet/,
      /A remedy Lindiwe brought/,
      /1 tablet, Oral route, 1 time a day/,
      /till 6 Nov 2024/,
    ]) {
      assert.match(text, words)
    }
    assert.doesNotMatch(text, /Epilepsy|Latex|Gout|Said twice/)
  })

  it('opens prescription by prescription, also those of which little is said, and offers none for signing', async () => {
    for (const id of ['amlodipine', 'stopped', 'cancelled', 'on-hold']) {
      const { status, text } = await browser.get(
        `/prescriptions/${await rowOf(testApp, 'MedicationRequest', id)}`,
      )
      assert.equal(status, 200, id)
      assert.match(text, /amlodipine 2\.5 MG Oral Tablet/)
      // The day that the other system said, not the moment of the import, and no time that nobody said.
      assert.match(text.replaceAll(/<[^>]+>/g, ' '), /Written\s+6 May 2024\s+Signed/)
      assert.doesNotMatch(text, /null|undefined|NaN|\/sign"|\/dispense"/)
    }
  })

  it('gives encounters their kind, their times and whoever performed them', async () => {
    const naidoo = { name: 'Dr Kavitha Naidoo', specialty: 'Family medicine', organization: 'Hilltop Clinic' }
    const times = {
      occurred_at: new Date('2024-05-06T07:15:00Z'),
      ended_at: new Date('2024-05-06T07:40:00Z'),
    }
    assert.deepEqual(await encounter('visit'), { kind: 'ambulatory', ...times, ...naidoo })
    assert.deepEqual(await encounter('by-alias'), { kind: 'virtual', ...times, ...naidoo })
    assert.deepEqual(await encounter('emergency'), {
      kind: 'emergency',
      // A day without a time begins in the facility's zone, two hours ahead of UTC.
      occurred_at: new Date('2023-12-23T22:00:00Z'),
      ended_at: null,
      name: null,
      specialty: null,
      organization: null,
    })
  })

  it('never makes a prescription that could be dispensed here', async () => {
    const bare = { dose: '', frequency: '', quantity: null, repeats: null, expires_on: null }
    const elsewhere = { signed_at: null, prescriber_id: null, active: false }
    assert.deepEqual(await prescription('amlodipine'), {
      status: 'imported',
      dose: '1 tablet',
      frequency: '1 time a day',
      quantity: 30,
      repeats: 5,
      expires_on: '2024-11-06',
      ...elsewhere,
    })
    assert.deepEqual(await prescription('cancelled'), { status: 'cancelled', ...bare, ...elsewhere })
    assert.deepEqual(await prescription('half-wrong'), { status: 'imported', ...bare, ...elsewhere })
    assert.deepEqual(await prescription('on-hold'), { status: 'on-hold', ...bare, ...elsewhere })
    assert.deepEqual(await prescription('stopped'), { status: 'stopped', ...bare, ...elsewhere })
  })

  it('keeps every resource that was taken word for word, sealed', async () => {
    const { tally } = imported
    const documents = await SourceDocument.findAll()
    assert.equal(documents.length, tally.total('taken') + tally.total('documentOnly'))
    for (const { id, patientId, resourceType, content } of documents) {
      const key =
        patientId === null ? testApp.services.purposeKeys.documents : await keyOf(testApp, patientId)
      const text = content.open(key, { table: 'source_documents', column: 'content', row: id })
      const lines = await readFile(path.join(exportFolder, `${resourceType}.ndjson`), 'utf8')
      assert.ok(lines.split('\n').includes(text), `a ${resourceType} is not as it was`)
    }
  })

  it('leaves an audit row for each patient, written with the patient, and one for the whole', async () => {
    const patients = await auditRows(testApp, 'import.patient')
    assert.equal(patients.length, 5)
    const lindiwe = patients.find((row) => row.details?.['Encounter taken'] === 2)
    assert.equal(lindiwe?.details?.['operator'], 'tester')
    assert.equal(lindiwe?.details?.['MedicationRequest taken'], 6)
    assert.ok(lindiwe?.patient_id)
    const [finished, ...others] = await auditRows(testApp, 'import.finished')
    assert.equal(others.length, 0)
    assert.equal(finished?.details?.['Patient refused'], 3)
    const assigned = await auditRows(testApp, 'care-team.assigned')
    assert.deepEqual(
      assigned.map((row) => row.details?.['userId']),
      Array.from({ length: 5 }, () => physician.id),
    )
  })

  it('changes nothing when it is imported again, and says so', async () => {
    const rows = await everyRow(testApp)
    const again = await runImport(testApp, undefined, { careTeamUserId: physician.id })
    assert.deepEqual(await everyRow(testApp), rows)
    const { tally } = again
    assert.deepEqual([tally.total('taken'), tally.total('changed'), tally.total('documentOnly')], [0, 0, 0])
    assert.equal(tally.of('Patient').unchanged, 5)
    assert.equal(
      tally.total('unchanged'),
      imported.tally.total('taken') + imported.tally.total('documentOnly'),
    )
    assert.equal(tally.total('refused'), imported.tally.total('refused'))
    assert.equal((await auditRows(testApp, 'import.patient')).length, 5)
  })
})
