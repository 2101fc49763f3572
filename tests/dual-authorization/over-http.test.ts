import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { newId } from '../../models/new-id.ts'
import { createRequest } from '../../server/emergency-access/requests/create-request.ts'
import { loadGrantKey } from '../../server/emergency-access/grants/grant-key.ts'
import { freshCodes, personOf, post, wordsOf, type Person } from '../already-done/at-once.ts'
import { makePatient } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

type Verb = 'approve' | 'refuse' | 'withdraw'

/** One use of dual authorization: how a request comes to be, who deals with it, and where. */
type Use = {
  readonly what: string
  readonly request: (asker: Person) => Promise<string>
  readonly address: (id: string) => string
  readonly verbs: Partial<
    Record<Verb, readonly [last: string, event: string, fields?: Record<string, string>]>
  >
  /** Under which event the log says that somebody may not decide, where it is not that of what was tried. */
  readonly forbiddenAs?: string
  readonly rules: readonly string[]
  readonly asker: () => Person
  readonly others: () => readonly [Person, Person]
  /** Who ended it, and how, as it stands in the table; null while it waits. */
  readonly ended: (id: string) => Promise<{ by: string | null; outcome: string | null } | undefined>
}

describe('what takes two people, over HTTP, whoever tries what in whatever order, two at once included', () => {
  let testApp: TestApp
  let officer: Person
  let others: readonly [Person, Person]
  let admin: Person
  let physician: Person

  before(async () => {
    testApp = await startTestApp()
    officer = await personOf(testApp, 'security_officer', 'Officer Naidoo')
    others = [
      await personOf(testApp, 'security_officer', 'Officer Botha'),
      await personOf(testApp, 'security_officer', 'Officer Dlamini'),
    ]
    admin = await personOf(testApp, 'system_admin', 'Thabo Administrator')
    physician = await personOf(testApp, 'physician', 'Dr Mokoena')
    await testApp.sql(
      `INSERT INTO role_permissions SELECT id, 'emergency-access.approve' FROM roles WHERE name = 'physician'`,
    )
  })
  after(() => testApp.close())

  const one = async <Found extends { id: string }>(statement: string, values: unknown[]) =>
    (await testApp.sql<Found>(statement, values))[0]

  const stored = (table: string, outcome: string) => (id: string) =>
    one<{ id: string; by: string | null; outcome: string | null }>(
      `SELECT id, decided_by AS by, ${outcome} AS outcome FROM ${table} WHERE id = $1`,
      [id],
    )

  const emergencyRequest = async (asker: Person): Promise<string> => {
    const at = testApp.clock.now()
    const { id: patientId } = await makePatient(testApp)
    const codeId = newId()
    await testApp.sql(
      `INSERT INTO emergency_access_codes (id, user_id, code_hash, issued_at, used_at) VALUES ($1, $2, '', $3, $3)`,
      [codeId, asker.id, at],
    )
    return testApp.services.sequelize.transaction(async (transaction) =>
      createRequest(testApp.services, transaction, {
        user: asker,
        patientId,
        codeId,
        sessionId: newId(),
        reasonCode: 'other',
        reason: 'Somebody has to look',
        key: await loadGrantKey(testApp.services, patientId, transaction),
        at,
      }),
    )
  }

  const erasure = async (asker: Person): Promise<string> => {
    const id = newId()
    await testApp.sql(
      `INSERT INTO erasure_requests (id, patient_id, requested_by, requested_at, identity_check, reason)
       VALUES ($1, $2, $3, $4, 'document', '')`,
      [id, (await makePatient(testApp)).id, asker.id, testApp.clock.now()],
    )
    return id
  }

  const proposal = async (asker: Person): Promise<string> => {
    const id = newId()
    const at = testApp.clock.now()
    await testApp.sql(
      `UPDATE rights_proposals SET outcome = 'expired', decided_at = proposed_at WHERE outcome IS NULL`,
    )
    await testApp.sql(
      `INSERT INTO rights_proposals (id, kind, role_id, before, after, based_on, reason, proposed_by, proposed_at, expires_at)
       SELECT $1, 'role', r.id, x.v, x.v, r.updated_at, 'New task', $2, $3, $3::timestamptz + interval '7 days'
       FROM roles r, LATERAL (SELECT jsonb_build_object('permissions', '[]'::jsonb, 'patientScope', r.patient_scope,
         'accessWindows', r.access_windows, 'allowedNetworks', '[]'::jsonb, 'mfaRequired', r.mfa_required,
         'trustedDeviceDays', r.trusted_device_days, 'emergencyAccess', r.emergency_access,
         'textMessageCodesAllowed', r.text_message_codes_allowed) AS v) x
       WHERE r.name = 'nurse'`,
      [id, asker.id, at],
    )
    return id
  }

  const setting = async (asker: Person): Promise<string> => {
    const id = newId()
    await testApp.sql(
      `UPDATE setting_proposals SET outcome = 'expired', decided_at = requested_at WHERE outcome IS NULL`,
    )
    await testApp.sql(`DELETE FROM facility_settings WHERE name = 'training-grace-days'`)
    await testApp.sql(
      `INSERT INTO setting_proposals (id, setting, before, after, requested_by, requested_at, expires_at)
       VALUES ($1, 'training-grace-days', '0', '5', $2, $3, $3::timestamptz + interval '7 days')`,
      [id, asker.id, testApp.clock.now()],
    )
    return id
  }

  const lift = async (asker: Person): Promise<string> => {
    const id = newId()
    await testApp.sql(
      `INSERT INTO audit_legal_holds (id, reason, set_at, set_by, set_by_name) VALUES ($1, 'A case', $2, $3, 'One')`,
      [id, testApp.clock.now(), asker.id],
    )
    assert.equal((await post(asker, `/audit/holds/${id}`, { reason: 'It is over' })).status, 303)
    return id
  }

  const uses: readonly Use[] = [
    {
      what: 'emergency access beyond the day’s limit',
      request: emergencyRequest,
      address: (id) => `/break-glass/approvals/${id}`,
      verbs: {
        approve: ['approve', 'emergency-access.approved'],
        refuse: ['refuse', 'emergency-access.request-refused'],
      },
      forbiddenAs: 'emergency-access.failed',
      rules: ['own-request'],
      asker: () => physician,
      others: () => others,
      ended: stored('emergency_requests', 'decision'),
    },
    {
      what: 'a change of rights',
      request: proposal,
      address: (id) => `/security/approvals/${id}`,
      verbs: {
        approve: ['approve', 'rights.approved'],
        refuse: ['reject', 'rights.rejected', { comment: 'Not now' }],
        withdraw: ['withdraw', 'rights.withdrawn'],
      },
      rules: ['own-proposal', 'not-the-asker'],
      asker: () => admin,
      others: () => others,
      ended: stored('rights_proposals', 'outcome'),
    },
    {
      what: 'a change of a setting',
      request: setting,
      address: (id) => `/security/setting-changes/${id}`,
      verbs: {
        approve: ['approve', 'facility.change-approved'],
        refuse: ['refuse', 'facility.change-refused', { comment: 'Not now' }],
        withdraw: ['withdraw', 'facility.change-withdrawn'],
      },
      rules: ['own-proposal', 'not-the-asker'],
      asker: () => officer,
      others: () => others,
      ended: stored('setting_proposals', 'outcome'),
    },
    {
      what: 'an erasure',
      request: erasure,
      address: (id) => `/security/erasures/${id}`,
      verbs: {
        approve: ['approve', 'erasure.approved'],
        refuse: ['refuse', 'erasure.refused', { refusal: 'It must stay' }],
      },
      rules: ['asked-for-it', 'approved-first'],
      asker: () => officer,
      others: () => others,
      ended: stored('erasure_requests', 'outcome'),
    },
    {
      what: 'the end of a legal hold',
      request: lift,
      address: (id) => `/audit/holds/${id}`,
      verbs: {
        approve: ['confirm', 'audit.hold-lifted'],
        refuse: ['keep', 'audit.hold-lift-withdrawn'],
      },
      rules: ['own-hold-lift'],
      asker: () => officer,
      others: () => others,
      ended: (id) =>
        one<{ id: string; by: string | null; outcome: string | null }>(
          `SELECT id, lifted_by AS by, CASE WHEN lifted_by IS NOT NULL THEN 'approved' END AS outcome
           FROM audit_legal_holds WHERE id = $1`,
          [id],
        ),
    },
  ]

  /** Who tries what; two of them stand for two requests at the same moment. */
  type Try = { readonly who: number; readonly verb: number }
  const attempt: fc.Arbitrary<Try> = fc.record({
    who: fc.integer({ min: 0, max: 2 }),
    verb: fc.integer({ min: 0, max: 2 }),
  })
  const moments = fc.array(fc.array(attempt, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 5 })

  type Row = { event: string; outcome: string; rule: string | null; actor_id: string }

  for (const use of uses) {
    it(`lets nobody decide ${use.what} that they asked for, nobody decide twice, and has one row for each try`, async () => {
      const verbs = Object.values(use.verbs)
      const events = [...verbs.map(([, event]) => event), 'record.erased', use.forbiddenAs ?? '']
      await fc.assert(
        fc.asyncProperty(moments, async (sequence) => {
          testApp.clock.advance({ minutes: 1 })
          await testApp.sql('DELETE FROM rate_limits')
          await freshCodes(testApp)
          const asker = use.asker()
          const people = [asker, ...use.others()]
          const id = await use.request(asker)
          for (const { browser } of people) {
            await browser.token()
          }
          for (const together of sequence) {
            testApp.clock.advance({ seconds: 1 })
            const tried = together.map(({ who, verb }) => ({
              who: people[who] ?? asker,
              verb: verbs[verb % verbs.length] ?? ['', ''],
            }))
            const answers = await Promise.all(
              tried.map(({ who, verb: [last, , fields] }) => post(who, `${use.address(id)}/${last}`, fields)),
            )
            const rows = await testApp.sql<Row>(
              'SELECT event, outcome, rule, actor_id FROM audit_events WHERE occurred_at >= $1 AND event = ANY($2)',
              [testApp.clock.now(), events],
            )
            const expected = tried.map(({ who, verb: [, event] }, place) => {
              const { status = 0, text = '' } = answers[place] ?? {}
              assert.ok([303, 403, 409, 422].includes(status), wordsOf(text).slice(0, 600))
              const outcome = status === 303 ? 'success' : status === 409 ? 'failure' : 'refused'
              return `${who.id} ${outcome === 'refused' ? (use.forbiddenAs ?? event) : event} ${outcome}`
            })
            const found = rows.map(
              ({ actor_id: who, event, outcome }) =>
                `${who} ${event === 'record.erased' ? 'erasure.approved' : event} ${outcome}`,
            )
            assert.deepEqual(found.toSorted(), expected.toSorted())
            for (const { outcome, rule, actor_id: who } of rows) {
              assert.ok(outcome !== 'failure' || rule === 'already-done', String(rule))
              assert.ok(outcome !== 'refused' || use.rules.includes(rule ?? ''), String(rule))
              assert.ok(rule !== 'not-the-asker' || who !== asker.id)
            }
          }
          const ended = await use.ended(id)
          assert.ok(ended !== undefined)
          assert.ok(ended.by !== asker.id || ended.outcome === 'withdrawn', String(ended.outcome))
        }),
        { numRuns: 8, endOnFailure: true },
      )
    })
  }
})
