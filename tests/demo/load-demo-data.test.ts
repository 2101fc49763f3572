import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CareTeamAssignment } from '../../models/patients/care-team-assignment.ts'
import { Patient } from '../../models/patients/patient.ts'
import { readPrescriptionLines } from '../../models/queries/prescriptions/prescription-rows.ts'
import { User } from '../../models/accounts/user.ts'
import { loadDemoData } from '../../server/demo/load-demo-data.ts'
import { checkMedicines } from '../../server/prescriptions/interactions/check-medicines.ts'
import { openContent } from '../../server/prescriptions/open-content.ts'
import { keyOf, makeUser } from '../support/factories.ts'
import type { TestApp } from '../support/test-app.ts'
import { startDemoTestApp, openEmptyDemo } from '../support/demo-test-app.ts'

const silent = () => {}

/** Fails at the last of the steps. */
function breakOff(line: string): void {
  if (line.includes('audit')) {
    throw new Error('the power went')
  }
}

const countOf = async (testApp: TestApp, what: string) =>
  (await testApp.sql<{ count: number }>(`SELECT count(*)::integer AS count FROM ${what}`))[0]?.count

/** Who the patients are, in plain text, in the order of their record numbers. */
async function whoIsWho(testApp: TestApp): Promise<string[]> {
  const patients = await Patient.findAll({ order: ['recordNumber'] })
  return Promise.all(
    patients.map(async (patient) => {
      const key = await keyOf(testApp, patient.id)
      const open = (column: 'givenName' | 'familyName' | 'birthDate', name: string) =>
        patient[column]?.open(key, { table: 'patients', column: name, row: patient.id })
      return [
        patient.recordNumber,
        open('givenName', 'given_name'),
        open('familyName', 'family_name'),
        open('birthDate', 'birth_date'),
      ].join(' ')
    }),
  )
}

async function patientsOf(username: string): Promise<string[]> {
  const user = await User.findOne({ where: { username }, rejectOnEmpty: true })
  const rows = await CareTeamAssignment.findAll({ where: { userId: user.id, endsAt: null } })
  return rows.map((row) => row.patientId)
}

describe('the demo data', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startDemoTestApp()
  })
  after(() => testApp.close())

  it('prescribes nobody what must not be taken together', async () => {
    const rows = await testApp.sql<{
      id: string
      patient_id: string
      name: string
      code_system: string
      code: string
    }>(
      `SELECT r.id, r.patient_id, m.name, m.code_system, m.code FROM prescriptions r
         JOIN medications m ON m.id = r.medication_id WHERE r.status IN ('draft', 'approved', 'dispensed')`,
    )
    assert.ok(rows.length > 20)
    const taken = rows.map(({ id, patient_id, name, code_system: codeSystem, code }) => ({
      patientId: patient_id,
      medicine: { id, name, codeSystem, code, takenAs: 'signed' as const, overrideOf: null },
    }))
    const dangerous = taken.flatMap(({ patientId, medicine }) => {
      const others = taken.filter((one) => one.patientId === patientId).map((one) => one.medicine)
      return checkMedicines(medicine, others, medicine.id)
        .conflicts.filter(({ level }) => level === 'critical')
        .map(({ other }) => `${medicine.name} with ${other}`)
    })
    assert.deepEqual(dangerous, [])
  })

  it('has sixty patients, with names as people bear them', async () => {
    const people = await whoIsWho(testApp)
    assert.equal(people.length, 60)
    assert.equal(people[0], 'MG-0000101 Zanele Mthembu 1991-08-18')
    assert.equal(people.at(-1), 'MG-0000160 Amélie Mbuyi-Kabongo 2021-02-09')
    assert.ok(people.some((person) => person.includes("Siobhán O'Connell")))
  })

  it('leaves the sequence of record numbers for the patients that are registered later', async () => {
    const [next] = await testApp.sql<{ number: string }>(
      `SELECT nextval('patient_record_numbers')::text AS number`,
    )
    assert.equal(next?.number, '1001')
  })

  it('gives physician and nurse patients of their own, many of them the same, and the doctor on call none', async () => {
    const [physician, nurse, oncall] = await Promise.all(['physician', 'nurse', 'oncall'].map(patientsOf))
    assert.equal(physician?.length, 14)
    assert.equal(nurse?.length, 10)
    assert.equal(nurse?.filter((id) => physician?.includes(id)).length, 8)
    assert.deepEqual(oncall, [])
  })

  it('has patients with an active prescription and patients with none, and one prescription that expired', async () => {
    const today = testApp.services.time.isoDate(testApp.clock.now())
    const active = `prescriptions WHERE status = 'approved' AND expires_on >= '${today}'`
    const [row] = await testApp.sql<{ taking: number; without: number; expired: number }>(`
      SELECT (SELECT count(DISTINCT patient_id)::integer FROM ${active}) AS taking,
        (SELECT count(*)::integer FROM patients p
          WHERE NOT EXISTS (SELECT FROM prescriptions WHERE patient_id = p.id)) AS without,
        (SELECT count(*)::integer FROM prescriptions WHERE status = 'approved' AND expires_on < '${today}') AS expired`)
    assert.ok((row?.taking ?? 0) >= 3, `${row?.taking} patients take something`)
    assert.ok((row?.without ?? 0) >= 3, `${row?.without} patients take nothing`)
    assert.equal(row?.expired, 1)
  })

  it('has prescriptions in every state, each signed one as it was signed', async () => {
    const ids = await testApp.sql<{ id: string }>('SELECT id FROM prescriptions')
    const rows = await readPrescriptionLines(
      testApp.services.prepared,
      ids.map(({ id }) => id),
    )
    const states = new Map<string, number>()
    for (const row of rows) {
      const wrapped = { rootKeyId: row.root_key_id, wrapped: row.wrapped }
      const { signature } = openContent(row, testApp.services.patientKeys.open(row.patient_id, wrapped))
      assert.equal(signature.kind, row.status === 'draft' ? 'unsigned' : 'intact', row.id)
      states.set(row.status, (states.get(row.status) ?? 0) + 1)
    }
    for (const status of ['draft', 'approved', 'dispensed', 'cancelled']) {
      assert.ok((states.get(status) ?? 0) >= 2, `${status}: ${states.get(status)}`)
    }
  })

  it('ties the account of the patient to a record with prescriptions and an access log', async () => {
    const [row] = await testApp.sql<{ prescriptions: number; opened: number; record_number: string }>(`
      SELECT p.record_number,
        (SELECT count(*)::integer FROM prescriptions WHERE patient_id = p.id AND status = 'approved') AS prescriptions,
        (SELECT count(DISTINCT actor_id)::integer FROM audit_events
          WHERE patient_id = p.id AND actor_id <> u.id) AS opened
      FROM users u JOIN patients p ON p.id = u.patient_id WHERE u.username = 'patient'`)
    assert.equal(row?.record_number, 'MG-0000101')
    assert.ok((row?.prescriptions ?? 0) >= 2)
    assert.ok((row?.opened ?? 0) >= 2, 'several people opened the record')
  })

  it('has a week of history that ends now and not later', async () => {
    const at = testApp.clock.now()
    const [row] = await testApp.sql<{ first: Date; last: Date; days: number; kinds: number }>(`
      SELECT min(occurred_at) AS first, max(occurred_at) AS last, count(DISTINCT occurred_at::date)::integer AS days,
        count(DISTINCT event)::integer AS kinds FROM audit_events`)
    const weekMs = 7 * 24 * 3_600_000
    assert.ok(row !== undefined && row.last <= at && row.first.getTime() >= at.getTime() - weekMs)
    assert.ok(row.days >= 7, `${row.days} days`)
    assert.ok(row.kinds >= 25, `${row.kinds} kinds of events`)
  })

  it('has emergency access that was reviewed and that waits for it, with its events tagged and alerts raised', async () => {
    const grants = await testApp.sql<{ reviewed: boolean; events: number; alerts: number; open: boolean }>(`
      SELECT EXISTS (SELECT FROM emergency_reviews WHERE grant_id = g.id) AS reviewed,
        (SELECT count(*)::integer FROM audit_events WHERE grant_id = g.id AND patient_id = g.patient_id) AS events,
        (SELECT count(*)::integer FROM alerts WHERE grant_id = g.id) AS alerts, g.ended_at IS NULL AS open
      FROM emergency_grants g ORDER BY g.starts_at`)
    assert.deepEqual(
      grants.map(({ reviewed }) => reviewed),
      [true, false, false],
    )
    for (const grant of grants) {
      assert.ok(grant.events >= 5, `${grant.events} events`)
      assert.equal(grant.alerts, 1)
      assert.equal(grant.open, false)
    }
  })

  it('lets no event happen outside its session', async () => {
    const astray = await testApp.sql(`
      SELECT e.event FROM audit_events e JOIN session_metadata s ON s.id = e.session_id
      WHERE e.occurred_at < s.started_at OR e.occurred_at > s.ended_at OR e.actor_id <> s.user_id`)
    assert.deepEqual(astray, [])
  })

  it('has published pages and a draft', async () => {
    assert.equal(await countOf(testApp, 'pages WHERE published_revision_id IS NOT NULL'), 4)
    assert.equal(await countOf(testApp, 'pages WHERE published_revision_id IS NULL'), 1)
  })

  it('is loaded once: the next start adds nothing and says nothing', async () => {
    const events = await countOf(testApp, 'audit_events')
    const said: string[] = []
    await loadDemoData(testApp.services, (line) => said.push(line))
    assert.deepEqual(said, [])
    assert.equal(await countOf(testApp, 'patients'), 60)
    assert.equal(await countOf(testApp, 'audit_events'), events)
  })
})

describe('loading the demo data', () => {
  it('gives the same people in another database', async () => {
    const first = await startDemoTestApp()
    const people = await whoIsWho(first)
    await first.close()
    const second = await startDemoTestApp()
    assert.deepEqual(await whoIsWho(second), people)
    await second.close()
  })

  it('leaves nothing behind where it breaks off, and succeeds the next time', async () => {
    const testApp = await openEmptyDemo()
    await assert.rejects(loadDemoData(testApp.services, breakOff), /the power went/)
    assert.equal(await countOf(testApp, 'users'), 0)
    assert.equal(await countOf(testApp, 'patients'), 0)
    await loadDemoData(testApp.services, silent)
    assert.equal(await countOf(testApp, 'patients'), 60)
    await testApp.close()
  })

  it('is refused by a database that holds accounts, and changes nothing there', async () => {
    const testApp = await openEmptyDemo()
    await makeUser(testApp, 'nurse')
    await assert.rejects(loadDemoData(testApp.services, silent), /holds accounts already.*empty database/)
    assert.equal(await countOf(testApp, 'users'), 1)
    assert.equal(await countOf(testApp, 'patients'), 0)
    await testApp.close()
  })

  it('is done once where two processes start at the same time', async () => {
    const testApp = await openEmptyDemo()
    await Promise.all([loadDemoData(testApp.services, silent), loadDemoData(testApp.services, silent)])
    assert.equal(await countOf(testApp, 'patients'), 60)
    assert.equal(await countOf(testApp, "users WHERE username = 'physician'"), 1)
    await testApp.close()
  })

  it('asks the database for all rows of a kind at once', async () => {
    const testApp = await openEmptyDemo()
    let statements = 0
    testApp.services.sequelize.addHook('beforeQuery', () => {
      statements += 1
    })
    await loadDemoData(testApp.services, silent)
    assert.ok(statements > 10 && statements < 46, `${statements} statements`)
    await testApp.close()
  })

  it('follows the clock: a facility whose day has just begun has yesterday’s history', async () => {
    const testApp = await openEmptyDemo()
    testApp.clock.set('2026-06-30T22:10:00Z')
    await loadDemoData(testApp.services, silent)
    assert.equal(await countOf(testApp, `audit_events WHERE occurred_at > '2026-06-30T22:10:00Z'`), 0)
    assert.ok(((await countOf(testApp, `audit_events WHERE occurred_at > '2026-06-29T22:10:00Z'`)) ?? 0) > 40)
    await testApp.close()
  })
})
