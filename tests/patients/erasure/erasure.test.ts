import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Encounter } from '../../../models/patients/encounter.ts'
import { newId } from '../../../models/new-id.ts'
import { patientSealedTables } from '../../../models/sealing/sealed-columns.ts'
import { openBytes } from '../../../server/crypto/envelope.ts'
import { generateRootKey, KeyRing, UnknownRootKeyError } from '../../../server/crypto/key-ring.ts'
import { keepUntil } from '../../../server/patients/erasure/retention.ts'
import { verifyLog } from '../../../server/audit/tree/verify-log.ts'
import { fieldSealer } from '../../../server/patients/sealed-fields.ts'
import { runCli, settings } from '../../cli/run-cli.ts'
import {
  type TestUser,
  assignCare,
  keyOf,
  makePatient,
  makePrescription,
  makeUser,
  password,
} from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, Visitor } from '../../support/request.ts'
import { whileLooking } from '../../keys/while-looking.ts'
import { testFieldKey } from '../../support/test-environment.ts'

const name = { givenName: 'Thandeka', familyName: 'Zulu-Ngcobo' }
const secret = 'Told of nobody: lives at the shelter'

type Copy = ReadonlyMap<string, readonly Record<string, unknown>[]>

/** Every row of every table, as a backup holds them. */
async function copyOf(testApp: TestApp): Promise<Copy> {
  const tables = await testApp.sql<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`,
  )
  const rows = await Promise.all(
    tables.map(async ({ name: table }) => [table, await testApp.sql(`SELECT * FROM ${table}`)] as const),
  )
  return new Map(rows)
}

const readable = (copy: Copy): string =>
  [...copy]
    .map(
      ([table, rows]) =>
        `${table} ${rows.map((row) => Object.values(row).map(valueText).join(' ')).join('\n')}`,
    )
    .join('\n')

const valueText = (value: unknown): string =>
  Buffer.isBuffer(value) ? value.toString('latin1') : (JSON.stringify(value) ?? '')

const bufferOf = (row: Record<string, unknown> | undefined, column: string): Buffer => {
  const value = row?.[column]
  assert.ok(Buffer.isBuffer(value), column)
  return value
}

const decide = (visitor: Visitor, id: string, verb: 'approve' | 'refuse', refusal = '') =>
  visitor.submit(`/security/erasures/${id}`, { refusal }, `/security/erasures/${id}/${verb}`)

describe('erasing a record', () => {
  let testApp: TestApp
  let patient: { id: string; recordNumber: string }
  let owner: TestUser
  let mine: Visitor
  let admin: Visitor
  let officer: Visitor
  let physician: Visitor
  let prescriptionId: string
  let requestId: string

  async function makeEncounter(patientId: string, occurredAt: Date, notes: string): Promise<void> {
    const key = await keyOf(testApp, patientId)
    const id = newId()
    await Encounter.create({
      id,
      patientId,
      kind: 'ambulatory',
      occurredAt,
      notes: fieldSealer(key, 'encounters', id).required('notes', notes),
      createdAt: occurredAt,
    })
  }

  const waiting = async (patientId: string) => {
    const [row] = await testApp.sql<{ id: string }>(
      'SELECT id FROM erasure_requests WHERE patient_id = $1 AND outcome IS NULL',
      [patientId],
    )
    assert.ok(row !== undefined)
    return row.id
  }

  before(async () => {
    testApp = await startTestApp()
    patient = await makePatient(testApp, {
      ...name,
      nationalId: '8403275009087',
      email: 'thandeka@example.org',
    })
    owner = await makeUser(testApp, 'patient', { patientId: patient.id, displayName: 'Thandeka Zulu-Ngcobo' })
    const doctor = await makeUser(testApp, 'physician')
    await assignCare(testApp, patient.id, doctor.id)
    ;({ id: prescriptionId } = await makePrescription(testApp, {
      patientId: patient.id,
      prescriberId: doctor.id,
      status: 'approved',
      at: new Date('2010-03-01T10:00:00Z'),
    }))
    await makeEncounter(patient.id, new Date('2010-03-01T10:00:00Z'), secret)
    mine = await visit(testApp, owner)
    admin = await visit(testApp, await makeUser(testApp, 'system_admin'))
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    physician = await visit(testApp, doctor)
    assert.equal((await physician.get(`/patients/${patient.id}`)).status, 200)
  })
  after(() => testApp.close())

  it('is asked for by the patient, once at a time, and can be taken back', async () => {
    const asked = await mine.submit('/my/record/erasure', { reason: 'I have moved away' })
    assert.equal(asked.status, 303, asked.text)
    const again = await mine.post('/my/record/erasure', { reason: 'Again', _csrf: await mine.token() })
    assert.equal(again.status, 409)
    assert.match(again.text, /The erasure of this record was already asked for by you at/)
    assert.match((await mine.get('/my/record/erasure')).text, /Sent for approval by two people/)
    await mine.submit('/my/record/erasure', {}, '/my/record/erasure/withdraw')
    assert.equal((await auditRows(testApp, 'erasure.withdrawn')).length, 1)
    await mine.submit('/my/record/erasure', { reason: 'I have moved away for good' })
    requestId = await waiting(patient.id)
    const [row] = await testApp.sql<{ reason: Buffer }>('SELECT reason FROM erasure_requests WHERE id = $1', [
      requestId,
    ])
    assert.ok(!row?.reason.includes('moved'))
  })

  it('is asked for by administrative staff on a patient’s behalf, saying how identity was checked', async () => {
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    const other = await makePatient(testApp, { givenName: 'Bongani' })
    const form = `/patients/${other.id}/erasure`
    const without = await clerk.submit(form, { reason: 'By letter' })
    assert.equal(without.status, 422)
    assert.equal((await clerk.submit(form, { reason: 'By letter', identityCheck: 'signed-in' })).status, 422)
    assert.equal((await clerk.submit(form, { reason: 'By letter', identityCheck: 'document' })).status, 303)
    assert.equal((await physician.get(`/patients/${patient.id}/erasure`)).status, 403)
    const refused = await decide(officer, await waiting(other.id), 'refuse', 'You still owe us your address.')
    assert.equal(refused.status, 303)
    assert.match((await clerk.get(form)).text, /You still owe us your address/)
  })

  it('is refused while law demands that the record is kept, and the patient reads why', async () => {
    await makeEncounter(patient.id, new Date('2019-06-01T10:00:00Z'), 'Seen again')
    const page = await officer.get(`/security/erasures/${requestId}`)
    assert.match(page.text, /This record must be kept/)
    assert.match(page.text, /1 Jun 2029/)
    const approved = await decide(officer, requestId, 'approve')
    assert.equal(approved.status, 422)
    assert.match(approved.text, /Law demands that this record is kept until 1 Jun 2029\. Refuse, and give/)
    const [tried] = await auditRows(testApp, 'erasure.approved')
    assert.deepEqual(
      [tried?.outcome, tried?.rule, tried?.patient_id],
      ['failure', 'must-be-kept', patient.id],
    )
    const both = await decide(officer, requestId, 'approve', 'No')
    assert.equal(both.status, 422)
    assert.match(both.text, /Leave this empty to approve/)
    assert.equal((await decide(officer, requestId, 'refuse')).status, 422)
    const reason = 'Law demands that we keep it until June 2029.'
    assert.equal((await decide(officer, requestId, 'refuse', reason)).status, 303)
    assert.match((await mine.get('/my/record/erasure')).text, /keep it until June 2029/)
    assert.equal((await auditRows(testApp, 'erasure.refused')).length, 2)
    await testApp.sql('DELETE FROM encounters WHERE patient_id = $1 AND occurred_at > $2', [
      patient.id,
      '2018-01-01',
    ])
  })

  it('counts ten years after the last entry, and for minors until 21', () => {
    assert.equal(keepUntil({ lastEntry: '2016-02-29', birthDate: '1970-01-01' }, 10), '2026-02-28')
    assert.equal(keepUntil({ lastEntry: '2012-05-01', birthDate: '2010-05-01' }, 10), '2031-05-01')
    assert.equal(keepUntil({ lastEntry: '2027-05-01', birthDate: '2010-05-01' }, 10), '2037-05-01')
  })

  it('needs two people, neither of whom asked for it or treated the patient', async () => {
    await mine.submit('/my/record/erasure', { reason: 'I have moved away for good' })
    requestId = await waiting(patient.id)
    const treated = await makeUser(testApp, 'security_officer')
    await assignCare(testApp, patient.id, treated.id, { endsAt: testApp.clock.now() })
    const colleague = await visit(testApp, treated)
    assert.match((await colleague.get(`/security/erasures/${requestId}`)).text, /Not yours to decide/)
    const barred = await colleague.post(`/security/erasures/${requestId}/approve`, {
      refusal: '',
      _csrf: await colleague.token(),
    })
    assert.equal(barred.status, 403)
    assert.equal((await decide(officer, requestId, 'approve')).status, 303)
    const twice = await officer.post(`/security/erasures/${requestId}/approve`, {
      refusal: '',
      _csrf: await officer.token(),
    })
    assert.equal(twice.status, 403)
    const refusals = (await auditRows(testApp, 'erasure.approved')).filter((row) => row.outcome === 'refused')
    assert.deepEqual(
      new Set(refusals.map(({ rule }) => rule)),
      new Set(['approved-first', 'of-the-care-team']),
    )
    assert.equal((await physician.get(`/patients/${patient.id}`)).status, 200)
    await assert.rejects(
      testApp.sql(
        "UPDATE erasure_requests SET outcome = 'erased', decided_by = approved_by, decided_at = now() WHERE id = $1",
        [requestId],
      ),
      /check constraint/,
    )
  })

  it('waits until emergency access to the record was reviewed', async () => {
    const oncall = await makeUser(testApp, 'nurse')
    const nurse = await visit(testApp, oncall)
    const broke = await nurse.submit(`/patients/${patient.id}/break-glass`, {
      reasonCode: 'unconscious',
      reason: 'Brought in by ambulance',
      accessCode: oncall.accessCode ?? '',
    })
    assert.equal(broke.status, 303, broke.text)
    const due = await decide(admin, requestId, 'approve')
    assert.equal(due.status, 422)
    assert.match(due.text, /Emergency access to this record is not reviewed yet/)
    const [tried] = await auditRows(testApp, 'erasure.approved')
    assert.deepEqual([tried?.outcome, tried?.rule], ['failure', 'review-due'])
    const [grant] = await testApp.sql<{ id: string }>('SELECT id FROM emergency_grants')
    await nurse.submit('/break-glass', {}, `/break-glass/${grant?.id}/end`)
    const words = { outcome: 'justified', comment: 'It had to be.' }
    assert.equal((await officer.submit(`/break-glass/${grant?.id}/review`, words)).status, 303)
  })

  it('needs a fresh code of the second person', async () => {
    testApp.clock.advance({ minutes: 6 })
    const answer = await decide(admin, requestId, 'approve')
    assert.equal(answer.status, 422)
    assert.match(answer.text, /name="code"/)
    assert.equal(
      (await testApp.sql('SELECT FROM patient_keys WHERE patient_id = $1', [patient.id])).length,
      1,
    )
  })

  describe('once it is carried out', () => {
    let earlier: Copy
    let later: Copy

    before(async () => {
      earlier = await copyOf(testApp)
      admin = await visit(testApp, await makeUser(testApp, 'system_admin'))
      const done = await decide(admin, requestId, 'approve')
      assert.equal(done.status, 303, done.text)
      later = await copyOf(testApp)
    })

    it('leaves nothing of the person that anybody can open or read', () => {
      const ofPatient = (table: string) =>
        (later.get(table) ?? []).filter((row) => row['patient_id'] === patient.id)
      for (const table of [
        'patient_keys',
        'former_patient_keys',
        'source_documents',
        'allergies',
        'conditions',
      ]) {
        assert.deepEqual(ofPatient(table), [], table)
      }
      const row = later.get('patients')?.find(({ id }) => id === patient.id)
      assert.equal(row?.['record_number'], patient.recordNumber)
      assert.equal(row['sex'], 'unknown')
      assert.deepEqual([row['exact_tokens'], row['name_tokens'], row['national_id_index']], [[], [], null])
      const text = readable(later)
      for (const word of ['Thandeka', 'Zulu', 'thandeka@example.org', owner.username, 'moved away']) {
        assert.ok(!text.includes(word), word)
      }
    })

    it('cancels what was open, ends the account, and lists and searches no longer show the patient', async () => {
      const [prescription] = await testApp.sql<{ status: string }>(
        'SELECT status FROM prescriptions WHERE id = $1',
        [prescriptionId],
      )
      assert.equal(prescription?.status, 'cancelled')
      assert.equal((await mine.get('/my/record')).status, 303)
      const tried = await new Visitor(testApp).submit('/login', {
        username: owner.username,
        password,
      })
      assert.notEqual(tried.status, 303)
      for (const query of ['', '?q=Thandeka', `?q=${patient.recordNumber}`, '?q=8403275009087']) {
        const list = await physician.get(`/patients${query}`)
        assert.equal(list.status, 200)
        assert.ok(!list.text.includes(`href="/patients/${patient.id}"`), query)
      }
    })

    it('answers 410 in plain words to those who had to do with the record, 404 to others', async () => {
      const gone = await physician.get(`/patients/${patient.id}`)
      assert.equal(gone.status, 410)
      const [looked] = await auditRows(testApp, 'chart.viewed')
      assert.deepEqual([looked?.outcome, looked?.patient_id], ['refused', patient.id])
      assert.match(gone.text, new RegExp(`${patient.recordNumber} was erased on .* at the patient’s request`))
      assert.equal((await physician.get(`/prescriptions/${prescriptionId}`)).status, 410)
      const stranger = await visit(testApp, await makeUser(testApp, 'nurse'))
      assert.equal((await stranger.get(`/patients/${patient.id}`)).status, 404)
      assert.equal((await stranger.get(`/patients/${patient.id}/break-glass`)).status, 404)
      assert.equal((await officer.get(`/security/erasures/${requestId}`)).status, 200)
    })

    it('stands in the audit log, which names the record only and still verifies', async () => {
      const [row] = await auditRows(testApp, 'record.erased')
      assert.equal(row?.patient_id, patient.id)
      assert.equal(row.severity, 'critical')
      await testApp.services.sealing.sealNow()
      await verifyLog(testApp.services)
      const [verified] = await auditRows(testApp, 'audit.verified')
      assert.equal(verified?.outcome, 'success')
      assert.deepEqual(await auditRows(testApp, 'audit.altered'), [])
    })

    it('makes a copy from before unreadable once its root key is no more, and says until then that it is not', async () => {
      const wrapped = earlier.get('patient_keys')?.find((row) => row['patient_id'] === patient.id)
      const held = { rootKeyId: String(wrapped?.['root_key_id']), wrapped: bufferOf(wrapped, 'wrapped') }
      const who = `patient:${patient.id}`
      const open = (ring: KeyRing) =>
        patientSealedTables.flatMap(({ table, columns }) =>
          (earlier.get(table) ?? [])
            .filter((row) => row[table === 'patients' ? 'id' : 'patient_id'] === patient.id)
            .flatMap((row) =>
              columns
                .filter((column) => Buffer.isBuffer(row[column]))
                .map((column) =>
                  openBytes(bufferOf(row, column), ring.unwrap(held, who), {
                    table,
                    column,
                    row: String(row['id']),
                  }).toString(),
                ),
            ),
        )
      // Honestly: with the copy and its root key together, everything opens.
      assert.ok(open(KeyRing.parse(testFieldKey)).includes(secret))
      const check = (FIELD_ENCRYPTION_KEY: string) =>
        runCli(['security-check'], { environment: { ...settings(testApp.urls), FIELD_ENCRYPTION_KEY } })
      assert.match((await check(testFieldKey)).stdout, /erased record\(s\) can still be read in copies/)
      await testApp.services.keyWatch.look()
      const renewed = generateRootKey('after-erasure')
      const environment = { ...settings(testApp.urls), FIELD_ENCRYPTION_KEY: `${renewed},${testFieldKey}` }
      const turned = await whileLooking(testApp, runCli(['rotate-keys', '--hand-over'], { environment }))
      assert.equal(turned.code, 0, turned.stderr)
      assert.throws(() => open(KeyRing.parse(renewed)), UnknownRootKeyError)
    })
  })
})
