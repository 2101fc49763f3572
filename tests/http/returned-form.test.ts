import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assignCare, makePatient, makeUser } from '../support/factories.ts'
import { Visitor, visit } from '../support/request.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const titleOf = (html: string) => /<title>(.*?)<\/title>/.exec(html)?.[1]

describe('the title of a page', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('says “Error” first where a form comes back with what is wrong, and never before', async () => {
    const physician = await makeUser(testApp, 'physician')
    const { id } = await makePatient(testApp)
    await assignCare(testApp, id, physician.id)
    const browser = await visit(testApp, physician)
    const address = `/patients/${id}/encounters/new`
    const shown = titleOf((await browser.get(address)).text)
    assert.match(shown ?? '', /^[^:]+ – MedGuard$/)
    const returned = await browser.submit(address, { kind: '', notes: '' })
    assert.equal(returned.status, 422)
    assert.equal(titleOf(returned.text), `Error: ${shown}`)
  })

  it('says so to strangers too', async () => {
    const somebody = new Visitor(testApp)
    const shown = titleOf((await somebody.get('/login')).text)
    const returned = await somebody.submit('/login', { username: '', password: '' })
    assert.equal(returned.status, 422)
    assert.equal(titleOf(returned.text), `Error: ${shown}`)
  })

  it('says so where what an address asks for cannot be read', async () => {
    const auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    const shown = titleOf((await auditor.get('/audit')).text)
    const returned = await auditor.get('/audit?from=yesterday-ish')
    assert.equal(returned.status, 422)
    assert.equal(titleOf(returned.text), `Error: ${shown}`)
  })

  it('does not say so of a page that is refused: its own title is the reason', async () => {
    const physician = await visit(testApp, await makeUser(testApp, 'physician'))
    const refused = await physician.get('/audit')
    assert.equal(refused.status, 403)
    assert.doesNotMatch(titleOf(refused.text) ?? '', /^Error/)
  })
})
