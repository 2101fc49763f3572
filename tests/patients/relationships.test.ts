import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { erasePatient } from '../../models/queries/patients/erase-patient.ts'
import { User } from '../../models/accounts/user.ts'
import { decideErasureOf } from '../support/decided-erasure.ts'
import { makePatient, makeUser, password } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, Visitor } from '../support/request.ts'

const accept = (who: Visitor, code: string) => who.submit('/account/records', { code })

describe('the tie of a patient’s account to a record', () => {
  let testApp: TestApp
  let desk: Visitor
  let colleague: Visitor

  before(async () => {
    testApp = await startTestApp()
    desk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    colleague = await visit(testApp, await makeUser(testApp, 'admin_staff'))
  })
  after(() => testApp.close())

  const patient = (birthDate = '1984-03-27') => makePatient(testApp, { familyName: 'Sithole', birthDate })
  const account = () => makeUser(testApp, 'patient')

  const invite = async (patientId: string, fields: Record<string, string> = {}) => {
    const page = `/patients/${patientId}/accounts`
    const answer = await desk.submit(page, { kind: 'self', document: 'identity-card', ...fields })
    assert.equal(answer.status, 303, answer.text)
    const code = /The code is ([0-9A-Z]{5}-[0-9A-Z]{5})/.exec((await desk.get(page)).text)?.[1]
    return code ?? ''
  }
  const guardian = {
    kind: 'guardian',
    document: 'birth-certificate',
    grounds: 'Mother',
    endsOn: '2030-01-01',
  }
  const relationshipOf = async (patientId: string) => {
    const [row] = await testApp.sql<{ id: string }>(
      'SELECT id FROM record_ties WHERE patient_id = $1 ORDER BY invited_at DESC LIMIT 1',
      [patientId],
    )
    return `/patients/${patientId}/accounts/${row?.id}`
  }

  it('is made by an invitation, with proof of identity, that a person with an account accepts, all recorded', async () => {
    const { id } = await patient()
    const person = await visit(testApp, await account())
    assert.equal((await person.get('/my/record')).status, 404)
    const code = await invite(id)
    assert.equal((await accept(person, code.toLowerCase().replace('-', ' '))).status, 303)
    const own = await person.get('/my/record')
    assert.equal(own.status, 200)
    assert.match(own.text, /Sithole, Palesa/)
    assert.match(own.text, /Who may read this record online/)
    for (const event of ['record-tie.invited', 'record-tie.accepted']) {
      const [row] = await auditRows(testApp, event)
      assert.equal(row?.patient_id, id)
      assert.doesNotMatch(JSON.stringify(row), new RegExp(code))
    }
  })

  it('is made with an account of one’s own where there was none, whose password is chosen by a link', async () => {
    const { id } = await patient()
    const code = await invite(id)
    const stranger = new Visitor(testApp)
    const joined = await stranger.submit('/invitation', {
      code,
      username: 'new.person',
      email: 'new.person@example.org',
    })
    assert.equal(joined.status, 303)
    const user = await User.findOne({ where: { username: 'new.person' }, rejectOnEmpty: true })
    assert.equal(user.patientId, id)
    assert.equal(user.passwordHash, null)
    const known = await User.findOne({ rejectOnEmpty: true, where: { username: 'new.person' } })
    await known.update({
      passwordHash: await testApp.services.passwords.hash(password),
      passwordChangedAt: testApp.clock.now(),
      emailConfirmedAt: testApp.clock.now(),
    })
    const person = await visit(testApp, {
      id: user.id,
      username: 'new.person',
      displayName: 'Patient',
      totpSeed: null,
      accessCode: null,
    })
    assert.match((await person.get('/my/record')).text, /Sithole, Palesa/)
  })

  for (const [what, use] of [
    [
      'once only',
      async (code: string) =>
        assert.equal((await accept(await visit(testApp, await account()), code)).status, 303),
    ],
    [
      'for two weeks only',
      async () => {
        testApp.clock.advance({ days: 14 })
      },
    ],
  ] as const) {
    it(`is accepted ${what}`, async () => {
      const { id } = await patient()
      const code = await invite(id)
      await use(code)
      desk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
      colleague = await visit(testApp, await makeUser(testApp, 'admin_staff'))
      const other = await visit(testApp, await account())
      const answer = await accept(other, code)
      assert.equal(answer.status, what === 'once only' ? 409 : 422)
      assert.match(answer.text, /This code does not work|was already accepted by another person at/)
      assert.equal((await other.get('/my/record')).status, 404)
    })
  }

  it('is of one record to one person', async () => {
    const [one, two] = [await patient(), await patient()]
    const [first, second] = [await invite(one.id), await invite(one.id)]
    const third = await invite(two.id)
    const person = await visit(testApp, await account())
    assert.equal((await accept(person, first)).status, 303)
    assert.equal((await accept(await visit(testApp, await account()), second)).status, 422)
    assert.equal((await accept(person, third)).status, 422)
    const again = await desk.submit(`/patients/${one.id}/accounts`, { kind: 'self', document: 'passport' })
    assert.equal(again.status, 422)
    assert.match(again.text, /tied to this record already/)
  })

  it('is undone by two people, with a reason, and then opens nothing any more', async () => {
    const { id } = await patient()
    const person = await visit(testApp, await account())
    await accept(person, await invite(id))
    const [page, relationship] = [`/patients/${id}/accounts`, await relationshipOf(id)]
    assert.equal((await colleague.submit(page, {}, `${relationship}/agree`)).status, 422)
    assert.equal((await desk.submit(page, { reason: '' }, `${relationship}/end`)).status, 422)
    assert.equal((await desk.submit(page, { reason: 'Wrong person' }, `${relationship}/end`)).status, 303)
    assert.equal((await person.get('/my/record')).status, 200)
    const alone = await desk.submit(page, {}, `${relationship}/agree`)
    assert.equal(alone.status, 403)
    assert.match(alone.text, /a second person has to agree/)
    assert.equal((await colleague.submit(page, {}, `${relationship}/agree`)).status, 303)
    assert.equal((await person.get('/my/record')).status, 404)
    const [row, refused] = await auditRows(testApp, 'record-tie.ended')
    assert.equal(row?.patient_id, id)
    assert.deepEqual([refused?.outcome, refused?.rule], ['refused', 'own-tie-end'])
    await assert.rejects(
      testApp.sql('UPDATE record_ties SET ended_by = end_asked_by WHERE patient_id = $1', [id]),
      /stays as it is/,
    )
  })

  it('lets a guardian read a child’s record beside their own, one at a time, until the last day', async () => {
    const [own, child] = [
      await patient(),
      await makePatient(testApp, { familyName: 'Child', birthDate: '2020-05-05' }),
    ]
    const person = await visit(testApp, await account())
    await accept(person, await invite(own.id))
    await accept(person, await invite(child.id, { ...guardian, endsOn: '2026-03-31' }))
    assert.match((await person.get('/my/record')).text, /Sithole, Palesa/)
    const [row] = await testApp.sql<{ id: string }>(`SELECT id FROM record_ties WHERE patient_id = $1`, [
      child.id,
    ])
    const choose = (record: string) =>
      person.submit('/account/records', { record }, '/account/records/choose')
    assert.equal((await choose(row?.id ?? '')).status, 303)
    assert.match((await person.get('/my/record')).text, /Child, Palesa/)
    assert.match((await person.get('/my/record')).text, /A guardian, because the patient is a child/)
    assert.equal((await choose('own')).status, 303)
    assert.match((await person.get('/my/record')).text, /Sithole, Palesa/)
    await testApp.sql(`UPDATE record_ties SET ends_on = '2020-01-01' WHERE patient_id = $1`, [child.id])
    const ended = await choose(row?.id ?? '')
    assert.equal(ended.status, 422)
    assert.match(ended.text, /Your right to read this record has ended/)
    assert.doesNotMatch((await person.get('/my/record')).text, /Child, Palesa/)
  })

  it('lets a guardian without a record of their own read the one child’s at once', async () => {
    const child = await makePatient(testApp, { familyName: 'Child', birthDate: '2020-05-05' })
    const person = await visit(testApp, await account())
    await accept(person, await invite(child.id, guardian))
    assert.match((await person.get('/my/record')).text, /Child, Palesa/)
    const [page, relationship] = [`/patients/${child.id}/accounts`, await relationshipOf(child.id)]
    await desk.submit(page, { reason: 'Custody has changed' }, `${relationship}/end`)
    await colleague.submit(page, {}, `${relationship}/agree`)
    assert.equal((await person.get('/my/record')).status, 404)
  })

  for (const [born, beyond, last] of [
    ['2020', '2038-12-31', '2038-12-30'],
    ['2020-02', '2038-02-28', '2038-02-27'],
    ['1950', '2026-12-31', '1968-12-30'],
  ] as const) {
    it(`lets a guardian act no longer than the patient can be a child: born ${born}, until ${last}`, async () => {
      const { id } = await patient(born)
      const page = `/patients/${id}/accounts`
      const refused = await desk.submit(page, { ...guardian, endsOn: beyond })
      assert.equal(refused.status, 422)
      assert.match(refused.text, new RegExp(`comes of age after ${last}`))
      const within = await desk.submit(page, { ...guardian, endsOn: last })
      assert.equal(within.status, last < '2026' ? 422 : 303)
    })
  }

  it('withdraws an invitation that nobody has accepted at once', async () => {
    const { id } = await patient()
    const code = await invite(id)
    const page = `/patients/${id}/accounts`
    assert.equal(
      (await desk.submit(page, { reason: 'Sent by mistake' }, `${await relationshipOf(id)}/end`)).status,
      303,
    )
    assert.equal((await accept(await visit(testApp, await account()), code)).status, 409)
  })

  for (const [what, fields, says] of [
    ['without a reason', { grounds: '' }, /Say why they act for the patient/],
    ['without a last day', { endsOn: '' }, /Enter the last day/],
    ['beyond the child’s coming of age', { endsOn: '2038-05-05' }, /comes of age after 2038-05-04/],
    ['without a document seen', { document: '' }, /Choose what you have seen/],
  ] as const) {
    it(`is not made for a guardian ${what}`, async () => {
      const { id } = await patient('2020-05-05')
      const answer = await desk.submit(`/patients/${id}/accounts`, { ...guardian, ...fields })
      assert.equal(answer.status, 422)
      assert.match(answer.text, says)
    })
  }

  it('is not made with a record that was erased since, and a code alone does not tell which it was', async () => {
    const { id, recordNumber } = await patient()
    const code = await invite(id)
    const user = await account()
    const { sequelize } = testApp.services
    await decideErasureOf(testApp, id)
    await sequelize.transaction((transaction) =>
      erasePatient(sequelize, transaction, { patientId: id, at: testApp.clock.now(), by: user.id }),
    )
    const refused = await accept(await visit(testApp, user), code)
    const stranger = new Visitor(testApp)
    const joined = await stranger.submit('/invitation', {
      code,
      username: 'too.late',
      email: 'late@example.org',
    })
    for (const answer of [refused, joined]) {
      assert.equal(answer.status, 422, answer.text)
      assert.match(answer.text, /The record that this invitation was for does not stand any more/)
      assert.doesNotMatch(answer.text, new RegExp(recordNumber))
    }
    assert.equal((await User.findByPk(user.id))?.patientId, null)
    assert.equal(await User.count({ where: { username: 'too.late' } }), 0)
  })

  it('is seen and made by nobody but the front desk', async () => {
    const { id } = await patient()
    for (const role of ['physician', 'pharmacist', 'patient', 'security_officer']) {
      const other = await visit(testApp, await makeUser(testApp, role))
      assert.ok([403, 404].includes((await other.get(`/patients/${id}/accounts`)).status), role)
    }
  })
})
