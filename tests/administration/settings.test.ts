import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { z } from 'zod'
import { readSettings, setting } from '../../server/facility/setting.ts'
import { mustAskForCode } from '../../server/facility/setting-operations.ts'
import { makeUser } from '../support/factories.ts'
import { readSources } from '../house-rules/sources.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit } from '../support/request.ts'

const counted = (name: string) =>
  setting(name, z.number().int(), 7, { words: (value) => `${value}`, recorded: (value) => value })

describe('what the facility sets', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const store = (name: string, value: unknown) =>
    testApp.sql(
      `INSERT INTO facility_settings VALUES ($1, $2, now()) ON CONFLICT (name) DO UPDATE SET value = $2`,
      [name, JSON.stringify(value)],
    )

  it('is what is usual until somebody sets it, and where what is stored makes no sense', async () => {
    const beds = counted('test-beds')
    assert.equal(await beds.read(), 7)
    for (const [stored, read] of [
      [12, 12],
      ['12', 7],
      [null, 7],
      [1.5, 7],
      [{ value: 12 }, 7],
    ] as const) {
      await store('test-beds', stored)
      assert.equal(await beds.read(), read)
    }
  })

  it('is read together with others, each by its own name', async () => {
    const [one, two, three] = ['test-one', 'test-two', 'test-three'].map(counted)
    assert.ok(one && two && three)
    await store('test-two', 2)
    await store('test-one', 1)
    assert.deepEqual(await readSettings([two, three, one]), [2, 7, 1])
  })

  it('is seen within the transaction that stores it, and by others after it', async () => {
    const beds = counted('test-in-transaction')
    await testApp.services.sequelize.transaction(async (transaction) => {
      await beds.store(transaction, 9, testApp.clock.now())
      assert.equal(await beds.read(transaction), 9)
      assert.deepEqual(await testApp.sql(`SELECT FROM facility_settings WHERE name = '${beds.name}'`), [])
    })
    assert.equal(await beds.read(), 9)
  })

  it('is changed with one event that says what held before and what holds after', async () => {
    const officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    const page = '/break-glass/approvals/contact'
    assert.equal((await officer.submit(page, { contact: 'the duty officer, 4410' })).status, 303)
    assert.equal((await officer.submit(page, { contact: '' })).status, 303)
    const rows = await auditRows(testApp, 'emergency-access.contact-changed')
    assert.deepEqual(
      rows.map(({ details }) => details),
      [
        { before: 'the duty officer, 4410', after: '' },
        { before: '', after: 'the duty officer, 4410' },
      ],
    )
  })

  it('takes a fresh code where it is grave, and only there', () => {
    const grave = { name: 'test-grave', grave: true }
    const other = { name: 'test-other', grave: false }
    mustAskForCode('facility.manage', grave)
    mustAskForCode('audit.read', other)
    assert.throws(() => mustAskForCode('audit.read', grave), /test-grave/)
    assert.throws(() => mustAskForCode('facility.manage', other), /test-other/)
  })

  it('is stored in one way: nothing else knows its table', () => {
    const others = readSources().filter(
      ({ file, text }) =>
        file.startsWith('server/') &&
        !file.startsWith('server/facility/') &&
        /\bfacility-setting\.ts|\bfacility_settings\b/.test(text),
    )
    assert.deepEqual(
      others.map(({ file }) => file),
      [],
    )
  })
})
