import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../../models/new-id.ts'
import { AuditEvent } from '../../../models/audit/audit-event.ts'
import type { EventName } from '../../../server/audit/events.ts'
import { auditRow } from '../../../server/audit/audit-row.ts'
import { runDetectors } from '../../../server/security/rules/run-detectors.ts'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit } from '../../support/request.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

type Failure = {
  readonly name: string
  readonly address?: string
  readonly minutes?: number
  readonly event?: EventName
}

const one = (index: number): Failure => ({ name: `nobody-${index}`, address: `10.${index}.0.1` })

const spread = (user: TestUser, count: number, from = 1): Failure[] =>
  times(count).map((index) => ({ name: user.username, address: `10.2.${index}.1`, minutes: from + index }))

describe('attacks on signing in raise an alert', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())
  beforeEach(async () => {
    testApp.clock.advance({ days: 3 })
    await testApp.sql('DELETE FROM alerts')
    await testApp.sql('DELETE FROM detector_progress')
  })

  const minutesAgo = (minutes: number) => new Date(testApp.clock.now().getTime() - minutes * 60_000)

  const fail = (failures: readonly Failure[]) =>
    AuditEvent.bulkCreate(
      failures.map(({ name, address = '10.1.0.1', minutes = 1, event = 'sign-in.failed' }) =>
        auditRow(
          {
            event,
            outcome: 'failure',
            claimedName: name,
            rule: 'wrong-password',
            origin: { requestId: newId(), address, method: 'POST', route: '/login' },
          },
          minutesAgo(minutes),
        ),
      ),
    )

  const alerts = async () => {
    await runDetectors(testApp.services, 'at-once')
    return testApp.sql<{ kind: string; user_id: string | null; details: Record<string, unknown> }>(
      'SELECT kind, user_id, details FROM alerts ORDER BY kind, raised_at, id',
    )
  }
  const kinds = async () => (await alerts()).map(({ kind }) => kind)
  it('for the eleventh failure of one account within an hour, not for the tenth', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    await fail(spread(nurse, 10))
    assert.deepEqual(await kinds(), [])
    await fail(spread(nurse, 1))
    const [alert] = await alerts()
    assert.equal(alert?.kind, 'failed-sign-ins-account')
    assert.equal(alert?.user_id, nurse.id)
    assert.equal(alert?.details['failures'], 11)
  })

  it('not for as many in more than an hour, and as one alert with a count in a storm', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    await fail(
      times(12).map((index) => ({
        name: nurse.username,
        address: `10.3.${index}.1`,
        minutes: 1 + index * 8,
      })),
    )
    assert.deepEqual(await kinds(), [])
    await fail(times(40).map(() => ({ name: nurse.username, address: '10.3.0.1' })))
    const found = await alerts()
    assert.deepEqual(
      found
        .filter(({ kind }) => kind === 'failed-sign-ins-account')
        .map(({ details }) => details['failures']),
      [48],
    )
    await fail(times(40).map(() => ({ name: nurse.username, address: '10.3.0.1' })))
    assert.equal((await kinds()).filter((kind) => kind === 'failed-sign-ins-account').length, 1)
  })

  it('for one address that tries many names, also names that nobody has', async () => {
    await fail(times(20).map((index) => ({ name: `nobody-${index}`, address: '198.51.100.7' })))
    assert.deepEqual(await kinds(), [])
    await fail([{ name: 'one-more', address: '198.51.100.7' }])
    const [alert] = await alerts()
    assert.equal(alert?.kind, 'failed-sign-ins-address')
    assert.equal(alert?.user_id, null)
    assert.equal(alert?.details['address'], '198.51.100.7')
  })

  it('for two addresses as two alerts', async () => {
    for (const address of ['198.51.100.8', '198.51.100.9']) {
      await fail(times(21).map((index) => ({ name: `nobody-${index}`, address })))
    }
    assert.deepEqual(await kinds(), ['failed-sign-ins-address', 'failed-sign-ins-address'])
  })

  it('for more than fifty in all, however they are spread', async () => {
    await fail(times(50).map(one))
    assert.deepEqual(await kinds(), [])
    await fail([one(50)])
    assert.deepEqual(await kinds(), ['failed-sign-ins-everywhere'])
  })

  it('at once where a powerful account is locked, and not where a clerk’s is', async () => {
    const clerk = await makeUser(testApp, 'admin_staff')
    await fail([{ name: clerk.username, event: 'sign-in.locked' }])
    assert.deepEqual(await kinds(), [])
    const admin = await makeUser(testApp, 'system_admin')
    await fail([{ name: admin.username, event: 'sign-in.locked' }])
    const [alert] = await alerts()
    assert.equal(alert?.kind, 'locked-grave-account')
    assert.equal(alert?.user_id, admin.id)
  })

  it('that an officer reads in words, with its rows of the log', async () => {
    await fail(times(21).map((index) => ({ name: `nobody-${index}`, address: '198.51.100.7' })))
    await alerts()
    const [row] = await testApp.sql<{ id: string }>('SELECT id FROM alerts')
    const officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    const page = await officer.get(`/security/alerts/${row?.id}`)
    assert.equal(page.status, 200)
    assert.match(page.text, /21 failed sign-ins within an hour; 20 are usual/)
    assert.match(page.text, /198\.51\.100\.7/)
    assert.equal((await officer.get('/security/detectors')).status, 200)
  })
})
