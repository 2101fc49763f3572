import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { totpCode } from '../../server/accounts/second-factor/totp.ts'
import { assignCare, makePatient, makePrescription, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit } from '../support/request.ts'
import { freshCode, hiddenFields, statusOf } from './forms.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

/** More than the pool has connections, each of which is held by one who signs. */
describe('signing, more people and forms at once than there are connections', () => {
  let testApp: TestApp
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    patientId = (await makePatient(testApp)).id
  })
  after(() => testApp.close())

  const draftOf = async (prescriberId: string) =>
    (await makePrescription(testApp, { patientId, prescriberId })).id

  it('answers twenty people who sign at once, each with their signature', async () => {
    const signers = []
    for (const _ of times(20)) {
      const person = await makeUser(testApp, 'physician')
      await assignCare(testApp, patientId, person.id)
      const browser = await visit(testApp, person)
      const id = await draftOf(person.id)
      const action = `/prescriptions/${id}/sign`
      const fields = hiddenFields((await browser.get(`/prescriptions/${id}`)).text, action)
      signers.push({ person, browser, id, action, fields })
    }
    testApp.clock.advance({ seconds: 60 })
    const answers = await Promise.all(
      signers.map(({ person, browser, action, fields }) =>
        browser.post(action, { ...fields, code: totpCode(person.totpSeed ?? '', testApp.clock.now()) }),
      ),
    )
    assert.deepEqual(
      answers.map(({ status }) => status),
      times(20).map(() => 303),
    )
    for (const { id } of signers) {
      assert.equal(await statusOf(testApp, id), 'approved')
    }
  })

  it('answers sixteen posts of one physician for sixteen prescriptions with one code: one signs, five count as wrong', async () => {
    const physician = await makeUser(testApp, 'physician')
    await assignCare(testApp, patientId, physician.id)
    const browser = await visit(testApp, physician)
    const drafts = []
    for (const _ of times(16)) {
      const id = await draftOf(physician.id)
      const action = `/prescriptions/${id}/sign`
      drafts.push({
        id,
        action,
        fields: hiddenFields((await browser.get(`/prescriptions/${id}`)).text, action),
      })
    }
    const code = freshCode(testApp, physician)
    const answers = await Promise.all(
      drafts.map(({ action, fields }) => browser.post(action, { ...fields, code })),
    )
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [303, ...times(5).map(() => 422), ...times(10).map(() => 429)],
    )
    const statuses = await Promise.all(drafts.map(({ id }) => statusOf(testApp, id)))
    assert.equal(statuses.filter((status) => status === 'approved').length, 1)
    const failed = (await auditRows(testApp, 'second-factor.failed')).filter(
      ({ actor_id: actorId }) => actorId === physician.id,
    )
    assert.equal(failed.filter(({ rule }) => rule === 'wrong-code').length, 5)
    assert.equal(failed.filter(({ rule }) => rule === 'limited').length, 10)
    const locks = (await auditRows(testApp, 'sign-in.locked')).filter(
      ({ actor_id: actorId }) => actorId === physician.id,
    )
    assert.equal(locks.length, 1)
  })
})
