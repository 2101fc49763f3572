import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { makePatient, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runJobs } from '../support/jobs.ts'
import { visit } from '../support/request.ts'
import { FakeMailServer } from './fake-mail-server.ts'

async function breakGlass(
  testApp: TestApp,
  accessCode?: string,
): Promise<{ status: number; recordNumber: string }> {
  const { id, recordNumber } = await makePatient(testApp, { givenName: 'Sipho', familyName: 'Radebe' })
  const doctor = await makeUser(testApp, 'physician', { displayName: 'Dr Zanele Khoza' })
  const browser = await visit(testApp, doctor)
  const { status } = await browser.submit(`/patients/${id}/break-glass`, {
    reasonCode: 'unconscious',
    reason: 'Canary: found unconscious in the street',
    accessCode: accessCode ?? doctor.accessCode ?? '',
  })
  return { status, recordNumber }
}

const recipients = (server: FakeMailServer) => server.headers('To')

describe('breaking the glass', () => {
  let server: FakeMailServer
  let testApp: TestApp

  const open = async (environment: NodeJS.ProcessEnv = {}) => {
    testApp = await startTestApp({
      environment: { SMTP_URL: server.url, PUBLIC_URL: 'https://medguard.example.org', ...environment },
    })
  }

  before(async () => {
    server = await FakeMailServer.listen()
  })
  after(() => server.close())
  afterEach(async () => {
    server.mails.length = 0
    await testApp.close()
  })

  it('writes to every active security officer, with a link and nothing about the patient', async () => {
    await open()
    await makeUser(testApp, 'security_officer', { username: 'first-officer' })
    await makeUser(testApp, 'security_officer', { username: 'second-officer' })
    await makeUser(testApp, 'security_officer', { username: 'former-officer', active: false })
    await makeUser(testApp, 'nurse')
    const { status, recordNumber } = await breakGlass(testApp)
    assert.equal(status, 303)
    await runJobs(testApp)
    assert.deepEqual(recipients(server), ['first-officer@example.org', 'second-officer@example.org'])
    const [grant] = await testApp.sql<{ id: string }>('SELECT id FROM emergency_grants')
    for (const mail of server.mails) {
      const text = mail.replaceAll('=\n', '')
      assert.match(text, /Dr Zanele Khoza broke the glass on 4 Mar 2026, 10:0\d/)
      assert.ok(text.includes(`https://medguard.example.org/break-glass/${grant?.id}/review`))
      assert.doesNotMatch(text, /Sipho|Radebe|Canary/i)
      assert.ok(!text.includes(recordNumber))
    }
  })

  it('writes to SECURITY_TEAM_EMAILS alone where that is set', async () => {
    await open({ SECURITY_TEAM_EMAILS: 'soc@example.org, duty@example.org' })
    await makeUser(testApp, 'security_officer')
    await breakGlass(testApp)
    await runJobs(testApp)
    assert.deepEqual(recipients(server), ['duty@example.org', 'soc@example.org'])
  })

  it('writes to nobody where it did not come to pass', async () => {
    await open({ SECURITY_TEAM_EMAILS: 'soc@example.org' })
    const { status } = await breakGlass(testApp, '00000-00000')
    assert.equal(status, 422)
    assert.deepEqual(await testApp.sql('SELECT FROM messages'), [])
  })

  it('works where nobody can be written to', async () => {
    await open()
    assert.equal((await breakGlass(testApp)).status, 303)
    assert.deepEqual(await testApp.sql('SELECT FROM messages'), [])
  })
})
