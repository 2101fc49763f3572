import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makePage, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, visit } from '../support/request.ts'

const words = { title: 'Visiting hours', audience: 'everyone', body: 'Two to four.' }

describe('who writes pages', () => {
  let testApp: TestApp
  let id: string

  before(async () => {
    testApp = await startTestApp()
    id = (await makePage(testApp, { path: 'help' })).id
  })
  after(() => testApp.close())

  for (const role of [
    'physician',
    'nurse',
    'pharmacist',
    'patient',
    'system_admin',
    'security_officer',
    'audit_reviewer',
  ]) {
    it(`is not the role ${role}: 403, on record, and nothing is changed`, async () => {
      const user = await makeUser(testApp, role)
      const browser = await visit(testApp, user)
      for (const [path, event] of [
        ['', 'page.listed'],
        ['/new', 'page.draft-viewed'],
        [`/${id}/edit`, 'page.draft-viewed'],
        [`/${id}/revisions`, 'page.history-viewed'],
        [`/${id}/revisions/1`, 'page.draft-viewed'],
      ] as const) {
        assert.equal((await browser.get(`/cms/pages${path}`)).status, 403, path)
        const [row] = await auditRows(testApp, event)
        assert.equal(row?.outcome, 'refused', path)
        assert.equal(row?.actor_id, user.id, path)
      }
      const token = csrfTokenOf((await browser.get('/')).text)
      for (const [path, event] of [
        ['/new', 'page.created'],
        [`/${id}/edit`, 'page.edited'],
        [`/${id}/revisions/1/restore`, 'page.edited'],
        [`/${id}/publish`, 'page.published'],
        [`/${id}/withdraw`, 'page.withdrawn'],
      ] as const) {
        const fields = { ...words, path: 'intruder', revision: '1', _csrf: token }
        assert.equal((await browser.post(`/cms/pages${path}`, fields)).status, 403, path)
        const [row] = await auditRows(testApp, event)
        assert.equal(row?.outcome, 'refused', path)
        assert.equal(row?.actor_id, user.id, path)
      }
      assert.deepEqual(
        await testApp.sql('SELECT p.path, r.number FROM pages p JOIN page_revisions r ON r.page_id = p.id'),
        [{ path: 'help', number: 1 }],
      )
    })
  }

  it('may be somebody who may not publish: the button is not there, and asking anyway is refused and recorded', async () => {
    await testApp.sql(
      `DELETE FROM role_permissions WHERE permission = 'page.publish' AND role_id = (SELECT id FROM roles WHERE name = 'admin_staff')`,
    )
    const user = await makeUser(testApp, 'admin_staff')
    const browser = await visit(testApp, user)
    assert.doesNotMatch((await browser.get('/cms/pages/new')).text, /Save and publish/)
    const asked = await browser.submit('/cms/pages/new', { ...words, path: 'unasked', action: 'publish' })
    assert.equal(asked.status, 403)
    const [row] = await auditRows(testApp, 'page.published')
    assert.equal(row?.outcome, 'refused')
    assert.equal(row?.actor_id, user.id)
    assert.deepEqual(await testApp.sql(`SELECT FROM pages WHERE path = 'unasked'`), [])
    assert.equal((await browser.submit('/cms/pages/new', { ...words, path: 'asked' })).status, 303)
  })
})
