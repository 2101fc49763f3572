import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { openText } from '../../../server/crypto/envelope.ts'
import { keyOf } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { condition, OwnExport, patient, rowOf, runImport } from './importing.ts'

const lines = (...resources: object[]) => resources.map((one) => `${JSON.stringify(one)}\n`).join('')

const bundle = (...entry: object[]) => ({ resourceType: 'Bundle', type: 'collection', entry })

const entry = (resource: object, more: object = {}) => ({ resource, ...more })

const uuid = (end: string) => `urn:uuid:0b2c7f60-0000-4000-8000-00000000000${end}`

describe('files of an export', () => {
  let testApp: TestApp
  let own: OwnExport

  before(async () => {
    testApp = await startTestApp()
  })
  afterEach(() => own.remove())
  after(() => testApp.close())

  const take = async (files: Record<string, string | Buffer | readonly object[]>) => {
    own = await OwnExport.of(files)
    return runImport(testApp, own.folder)
  }

  const wasTaken = async (kind: string, ...ids: string[]) => {
    for (const id of ids) {
      assert.notEqual(await rowOf(testApp, kind, id), undefined, `${kind} ${id} was not taken`)
    }
  }

  it('are read when they are compressed with gzip, whatever they are called', async () => {
    const { losses, reports } = await take({
      'Patient.ndjson.gz': gzipSync(lines(patient('zip-1'), patient('zip-2'))),
      'part-0': gzipSync(lines(condition('zip-c', 'zip-2'))),
    })
    assert.deepEqual(reports, [])
    assert.equal(losses, 0)
    await wasTaken('Patient', 'zip-1', 'zip-2')
    await wasTaken('Condition', 'zip-c')
  })

  it('are read by what they hold and not by their names, with types mixed', async () => {
    const { losses, reports } = await take({
      'export (3).txt': lines(condition('odd-c', 'odd'), patient('odd'), patient('odder')),
      'Condition.json': JSON.stringify(patient('single'), null, 2),
      LICENSE: 'Apache License, Version 2.0',
    })
    assert.deepEqual(reports, [])
    assert.equal(losses, 0)
    await wasTaken('Patient', 'odd', 'odder', 'single')
    await wasTaken('Condition', 'odd-c')
  })

  it('are read when they are Bundles, in one line, in many, in NDJSON, in arrays and in Bundles', async () => {
    const { losses, reports } = await take({
      'pretty.json': JSON.stringify(bundle(entry(patient('b-1')), entry(condition('b-1-c', 'b-1'))), null, 2),
      'one-line.json': JSON.stringify(bundle(entry(patient('b-2')))),
      'two.ndjson': lines(bundle(entry(patient('b-3'))), bundle(entry(patient('b-4')))),
      'nested.json': JSON.stringify(bundle(entry(bundle(entry(patient('b-5')))))),
      'array.json': JSON.stringify([patient('b-6'), patient('b-7')], null, 1),
      'zipped.json.gz': gzipSync(JSON.stringify(bundle(entry(patient('b-8'))), null, 2)),
    })
    assert.deepEqual(reports, [])
    assert.equal(losses, 0)
    await wasTaken('Patient', 'b-1', 'b-2', 'b-3', 'b-4', 'b-5', 'b-6', 'b-7', 'b-8')
    await wasTaken('Condition', 'b-1-c')
  })

  it('name resources of a Bundle by urn:uuid, with and without ids of their own', async () => {
    const { losses, reports } = await take({
      'transaction.json': JSON.stringify(
        bundle(
          entry({ ...patient('ignored'), id: undefined }, { fullUrl: uuid('1') }),
          entry({ ...condition('u-c1', 'x'), subject: { reference: uuid('1') } }, { fullUrl: uuid('2') }),
          entry(patient('u-named'), { fullUrl: uuid('3') }),
          entry({ ...condition('u-c2', 'x'), subject: { reference: uuid('3') } }),
          entry({
            ...condition('u-c3', 'x'),
            subject: { reference: 'https://a.example/fhir/Patient/u-named' },
          }),
        ),
      ),
    })
    assert.deepEqual(reports, [])
    assert.equal(losses, 0)
    await wasTaken('Patient', '0b2c7f60-0000-4000-8000-000000000001', 'u-named')
    await wasTaken('Condition', 'u-c1', 'u-c2', 'u-c3')
    assert.equal((await runImport(testApp, own.folder)).tally.total('taken'), 0)
  })

  it('name their patient by an identifier, before or after the patient comes', async () => {
    const identifier = { system: 'urn:mrn', value: '4711' }
    const { losses, reports } = await take({
      'a.ndjson': lines(
        { ...condition('i-1', 'x'), subject: { identifier } },
        patient('i-patient', { identifier: [identifier] }),
        { ...condition('i-2', 'x'), subject: { reference: 'Patient?identifier=urn:mrn|4711' } },
      ),
    })
    assert.deepEqual(reports, [])
    assert.equal(losses, 0)
    await wasTaken('Condition', 'i-1', 'i-2')
  })

  it('that name a patient by an identifier of nobody, of two, or within the resource, are refused with what to do', async () => {
    const shared = { system: 'urn:mrn', value: '0000' }
    const { losses, reports } = await take({
      'a.ndjson': lines(
        patient('two-1', { identifier: [shared] }),
        patient('two-2', { identifier: [shared] }),
        { ...condition('n-1', 'x'), subject: { identifier: { system: 'urn:mrn', value: 'nobody' } } },
        { ...condition('n-2', 'x'), subject: { identifier: shared } },
        { ...condition('n-3', 'x'), subject: { reference: '#p' }, contained: [patient('p')] },
        { ...condition('n-4', 'x'), subject: { display: 'Somebody' } },
      ),
    })
    assert.equal(losses, 4)
    assert.deepEqual(reports.toSorted(), [
      'a.ndjson:3 n-1 not taken: its patient is named by an identifier that no patient of this export has: name the patient by id',
      'a.ndjson:4 n-2 not taken: its patient is named by an identifier that several patients have: name the patient by id',
      'a.ndjson:5 n-3 not taken: subject: is contained in the resource itself: export the patient as a Patient resource',
      'a.ndjson:6 n-4 not taken: subject: names no patient by id or identifier',
    ])
  })

  it('that cannot be read are named with what to do, and count as lost', async () => {
    const zip = Buffer.from('504b0304140000000800', 'hex')
    own = await OwnExport.of({
      'Patient.ndjson': [patient('beside')],
      'all.zip': zip,
      'Patient.xml': '<Patient xmlns="http://hl7.org/fhir"/>',
      'wide.ndjson': Buffer.from('\uFEFF{"resourceType":"Patient"}', 'utf16le'),
    })
    await mkdir(path.join(own.folder, 'deeper'))
    const { losses, notRead } = await runImport(testApp, own.folder)
    assert.deepEqual(notRead, [
      'Patient.xml is XML: export FHIR as JSON',
      'all.zip is a ZIP archive: unpack it, and import the folder that comes out',
      'deeper is a folder within the folder: import it by itself',
      'wide.ndjson is in UTF-16: convert it to UTF-8 first',
    ])
    assert.equal(losses, 4)
    await wasTaken('Patient', 'beside')
  })

  it('that are damaged lose what comes after the damage, and say so', async () => {
    const whole = gzipSync(lines(...Array.from({ length: 150 }, (_, nth) => patient(`cut-${nth}`))))
    const { losses, reports } = await take({
      'Condition.ndjson': [condition('cut-c', 'cut-0')],
      'Patient.ndjson.gz': whole.subarray(0, Math.floor(whole.length / 2)),
    })
    assert.ok(losses > 0)
    assert.ok(
      reports.some((report) =>
        report.includes('cannot be unpacked beyond this line: it is damaged or not whole'),
      ),
    )
    await wasTaken('Patient', 'cut-0')
  })

  it('that ask to delete, lack resources, or are one page of several, say what was not done', async () => {
    const { losses, reports } = await take({
      'page.json': JSON.stringify({
        ...bundle(
          entry(patient('p-1')),
          { request: { method: 'DELETE', url: 'Patient/p-1' } },
          { fullUrl: 'urn:uuid:x' },
        ),
        link: [{ relation: 'next', url: 'https://a.example/page/2' }],
      }),
    })
    assert.equal(losses, 3)
    assert.deepEqual(reports, [
      'page.json:1 entry 2 - not taken: request: asks to delete a resource, which an import never does: correct the record in MedGuard',
      'page.json:1 entry 3 - not taken: resource: is missing',
      'page.json:1 - not taken: link: leads to a further page, which is not in this Bundle: export all pages',
    ])
    await wasTaken('Patient', 'p-1')
  })

  it('may hold the same resource twice: alike it is one, different it is told', async () => {
    const files = { 'a.ndjson': [patient('twice'), condition('t-1', 'twice')] }
    const { losses } = await take({ ...files, 'b.ndjson.gz': gzipSync(lines(...files['a.ndjson'])) })
    assert.equal(losses, 0)
    await own.write('b.ndjson.gz', gzipSync(lines(condition('t-1', 'twice', { recordedDate: '2021' }))))
    const again = await runImport(testApp, own.folder)
    assert.equal(again.losses, 1)
    assert.deepEqual(again.reports, [
      'b.ndjson.gz:1 t-1 not taken: id: stands in a.ndjson:2 already, and says something else there',
    ])
  })

  it('are known by the list of a bulk export, which is no resource', async () => {
    const { losses } = await take({
      'Patient.ndjson': [patient('listed')],
      'manifest.json': JSON.stringify(
        { transactionTime: '2024-01-01T00:00:00Z', output: [], error: [] },
        null,
        2,
      ),
    })
    assert.equal(losses, 0)
  })

  it('keep their numbers and their spelling word for word in a Bundle', async () => {
    const text =
      '{"resourceType":"Patient","id":"exact","name":[{"family":"A\\u00e9"}],"multipleBirthInteger":1.0}'
    await take({ 'b.json': `{"resourceType":"Bundle","entry":[ { "resource" : ${text} } ]}` })
    const [row] = await testApp.sql<{ id: string; patient_id: string; content: Buffer }>(
      `SELECT id, patient_id, content FROM source_documents WHERE target_id = $1 AND resource_type = 'Patient'`,
      [await rowOf(testApp, 'Patient', 'exact')],
    )
    assert.ok(row)
    const key = await keyOf(testApp, row.patient_id)
    const place = { table: 'source_documents', column: 'content', row: row.id }
    assert.equal(openText(row.content, key, place), text)
  })

  it('leave nothing unpacked behind in the folder for temporary files', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'medguard-temporary-'))
    own = await OwnExport.of({ 'Patient.ndjson.gz': gzipSync(lines(patient('tidy'))) })
    const usual = process.env['TMPDIR']
    process.env['TMPDIR'] = folder
    try {
      await runImport(testApp, own.folder)
      assert.deepEqual(await readdir(folder), [])
    } finally {
      if (usual === undefined) {
        delete process.env['TMPDIR']
      } else {
        process.env['TMPDIR'] = usual
      }
    }
    await rm(folder, { recursive: true })
  })

  it('of a thousand lines for one patient are taken whole, and the last line is in its place', async () => {
    const many = Array.from({ length: 1000 }, (_, nth) => condition(`many-${nth}`, 'one-of-many'))
    const { tally, losses } = await take({
      'all.ndjson.gz': gzipSync(lines(patient('one-of-many'), ...many)),
    })
    assert.equal(tally.of('Condition').taken, 1000)
    assert.equal(losses, 0)
    await wasTaken('Condition', 'many-0', 'many-999')
  })
})
