import assert from 'node:assert/strict'
import { after, before, describe, it, mock } from 'node:test'
import { createPassport } from '../../middleware/passport.ts'
import { patientSealedTables } from '../../models/sealing/sealed-columns.ts'
import { renewPatientKey } from '../../server/keys/renew-patient-key.ts'
import { createRoutes } from '../../server/routes.ts'
import { assignCare, makeUser, type TestUser } from '../support/factories.ts'
import { nameOf, readTable, roleNames } from '../house-rules/who-may.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { makeFullRecord, type FullRecord } from './full-record.ts'

const nothing = '0198a000-0000-7000-8000-000000000000'

/** Pages of a patient that show nothing of them, or that there is nothing to show on of this patient. */
const withoutContent = new Set(['GET /patients/:id/break-glass', 'GET /prescriptions/:id/cancel-for-another'])

const touchesRecords = new RegExp(
  `\\b(${[...patientSealedTables.map(({ table }) => table), 'patient_keys'].join('|')})\\b`,
)

const words = (text: string): string[] => [
  ...new Set([...text.matchAll(/Word of [a-z_ ]+/g)].map(([word]) => word.trim())),
]

describe('a patient’s key that is renewed again before every statement of a page', () => {
  let testApp: TestApp
  let record: FullRecord
  let people: Readonly<Record<string, TestUser>>
  const visitors = new Map<string, Visitor>()
  let pages: readonly string[]
  let renewals = 0

  before(async () => {
    testApp = await startTestApp()
    const made: Record<string, TestUser> = {}
    for (const role of roleNames.filter((name) => name !== 'patient')) {
      made[role] = await makeUser(testApp, role)
    }
    const { physician, nurse } = made
    assert.ok(physician !== undefined && nurse !== undefined)
    record = await makeFullRecord(testApp, { doctor: physician, nurse })
    made['patient'] = await makeUser(testApp, 'patient', { patientId: record.patientId })
    await assignCare(testApp, record.patientId, physician.id)
    people = made
    for (const [role, user] of Object.entries(people)) {
      visitors.set(role, await visit(testApp, user))
    }
    pages = createRoutes(testApp.services, createPassport(testApp.services))
      .entries.filter(({ method, declaration }) => method === 'get' && declaration.kind !== 'public')
      .map(nameOf)
  })
  after(() => {
    mock.restoreAll()
    return testApp.close()
  })

  const address = (name: string) =>
    name
      .replace('GET ', '')
      .replace('/patients/:id', `/patients/${record.patientId}`)
      .replace('/prescriptions/:id', `/prescriptions/${record.prescriptionId}`)
      .replace('/erasures/:id', `/erasures/${record.erasureId}`)
      .replace(/(approvals|requests)\/:id/, `$1/${record.requestId}`)
      .replace('/break-glass/:id/review', `/break-glass/${record.reviewedGrantId}/review`)
      .replace('/break-glass/:id', `/break-glass/${record.grantId}`)
      .replace('/reports/patient/:id', `/reports/patient/${record.patientId}`)
      .replace('/reports/user/:id', `/reports/user/${people['physician']?.id}`)
      .replace(':encounterId', record.encounterId)
      .replace(':allergyId', record.allergyId)
      .replace(':conditionId', record.conditionId)
      .replace(':observationId', record.observationId)
      .replace(':resultId', record.resultId)
      .replace(':dispensingId', record.dispensingId)
      .replaceAll(/\*\w+/g, 'nothing-here')
      .replaceAll(/:\w+/g, nothing)

  /** Renews the key before each statement that touches records, as if somebody did so at that very moment. */
  const renewing = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const { services } = testApp
    const { prepared } = services
    let turn: Promise<unknown> = Promise.resolve()
    const renewBefore = async (text: string) => {
      if (touchesRecords.test(text)) {
        renewals += 1
        turn = turn.then(() => {
          testApp.clock.advance({ seconds: 0.001 })
          return renewPatientKey(services, record.recordNumber, 'test')
        })
        await turn
      }
    }
    const run = prepared.run.bind(prepared)
    const plan = prepared.plan.bind(prepared)
    const mocked = [
      mock.method(prepared, 'run', async (...asked: Parameters<typeof run>) => {
        await renewBefore(asked[0].text)
        return run(...asked)
      }),
      mock.method(prepared, 'plan', async (...asked: Parameters<typeof plan>) => {
        await renewBefore(asked[0])
        return plan(...asked)
      }),
    ]
    try {
      return await work()
    } finally {
      for (const method of mocked) {
        method.mock.restore()
      }
    }
  }

  const alarms = async () => (await auditRows(testApp, 'record.seal-broken')).length

  it('every page that shows a record shows the same, and raises no alarm', async () => {
    const table = new Map(readTable().map((line) => [line.route, line]))
    const unseen: string[] = []
    const shown = new Set<string>()
    for (const name of pages) {
      const roles = roleNames.filter((role) => ![undefined, '–'].includes(table.get(name)?.who[role]))
      let content: string[] = []
      for (const role of roles) {
        const visitor = visitors.get(role)
        assert.ok(visitor !== undefined)
        const quiet = await visitor.get(address(name))
        const said = words(`${quiet.text} ${JSON.stringify(quiet.body)}`)
        if (quiet.status !== 200 || said.length === 0) {
          continue
        }
        const loud = await renewing(() => visitor.get(address(name)))
        assert.equal(loud.status, 200, `${name} for ${role}`)
        assert.deepEqual(words(`${loud.text} ${JSON.stringify(loud.body)}`), said, `${name} for ${role}`)
        assert.equal(await alarms(), 0, `${name} for ${role}`)
        content = [...content, ...said]
      }
      for (const word of content) {
        shown.add(word)
      }
      const aboutPatient = /\/(patients|prescriptions)\/:id|\/my\/(record|prescriptions)/.test(name)
      if (aboutPatient && content.length === 0 && !withoutContent.has(name)) {
        unseen.push(name)
      }
    }
    assert.deepEqual(
      unseen,
      [],
      'These pages showed nothing of the record: give tests/keys/full-record.ts what they show',
    )
    for (const { table: sealed } of patientSealedTables.filter((one) => one.table !== 'source_documents')) {
      const name = sealed === 'clinical_changes' ? 'history' : sealed
      assert.ok(
        [...shown].some((word) => word.includes(name)),
        `no page has shown anything of ${sealed}`,
      )
    }
    assert.ok(renewals > 60, String(renewals))
  })
})
