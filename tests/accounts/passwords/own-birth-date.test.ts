import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { birthDateIn } from '../../../server/accounts/passwords/birth-date-in-password.ts'
import { makePatient, makeUser, password } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit } from '../../support/request.ts'

describe('the date of birth of anyone who has a record here', () => {
  let testApp: TestApp
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    patientId = (await makePatient(testApp, { birthDate: '1984-03-27' })).id
  })
  after(() => testApp.close())

  it('is found in a password in any order, without opening the record; no other date and nobody else’s is', async () => {
    for (const [typed, found] of [
      ['Palesa27031984', ['27031984']],
      ['27-03-1984 Palesa', ['27031984']],
      ['03/27/1984', ['03271984']],
      ['1984.03.27', ['19840327', '840327']],
      ['born 27 03 84', ['270384']],
      ['٢٧٠٣١٩٨٤', ['27031984']],
      ['28031984', []],
      ['1984', []],
      ['nine blue elephants', []],
    ] as const) {
      const digits = await birthDateIn(testApp.services, { patientId }, typed)
      assert.deepEqual(new Set(digits), new Set(found), typed)
    }
    const other = await makePatient(testApp, { birthDate: '1990-01-02' })
    assert.deepEqual(await birthDateIn(testApp.services, { patientId: other.id }, 'Palesa27031984'), [])
    assert.deepEqual(await birthDateIn(testApp.services, { patientId: null }, 'Palesa27031984'), [])
  })

  it('is one of the owner’s words: a password made of it and little else is refused', async () => {
    const patient = await makeUser(testApp, 'patient', { patientId, displayName: 'Palesa Modise' })
    const browser = await visit(testApp, patient)
    const change = (newPassword: string) =>
      browser.submit('/account/password', {
        currentPassword: password,
        newPassword,
        newPasswordConfirm: newPassword,
      })
    for (const typed of ['Palesa 27-03-1984!', 'palesamodise270384', 'Hospital 27 03 1984']) {
      const answer = await change(typed)
      assert.equal(answer.status, 422, typed)
      assert.match(answer.text, /guessed/)
    }
    assert.equal((await change('Plum tractors hum on 27-03-1984')).status, 303)
  })
})
