import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { Visitor, visit } from '../support/request.ts'

/** The pages in the main menu of a page. */
const menuOf = (html: string) =>
  [...(/<nav class="mg-menu.*?<\/nav>/s.exec(html)?.[0] ?? '').matchAll(/href="(\/pages\/[^"]*)"/g)].map(
    ([, href]) => href,
  )

describe('a page in the main menu', () => {
  let testApp: TestApp
  let clerk: Visitor

  before(async () => {
    testApp = await startTestApp()
    clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
  })
  after(() => testApp.close())

  it('stands there for whom it is, as soon as it is published, and no longer than that', async () => {
    const patient = await visit(testApp, await makeUser(testApp, 'patient'))
    const nurse = await visit(testApp, await makeUser(testApp, 'nurse'))
    const stranger = new Visitor(testApp)
    for (const [path, audience] of [
      ['help', 'everyone'],
      ['news', 'signed_in'],
      ['rota', 'staff'],
    ] as const) {
      await clerk.submit('/cms/pages/new', {
        title: path,
        path,
        audience,
        body: 'Words.',
        inMenu: 'on',
        action: 'publish',
      })
    }
    await clerk.submit('/cms/pages/new', {
      title: 'Draft',
      path: 'draft',
      audience: 'everyone',
      body: 'W',
      inMenu: 'on',
    })
    await clerk.submit('/cms/pages/new', {
      title: 'Unlisted',
      path: 'unlisted',
      audience: 'everyone',
      body: 'W',
      action: 'publish',
    })
    assert.deepEqual(menuOf((await stranger.get('/login')).text), ['/pages/help'])
    assert.deepEqual(menuOf((await patient.get('/')).text), ['/pages/help', '/pages/news'])
    assert.deepEqual(menuOf((await nurse.get('/')).text), ['/pages/help', '/pages/news', '/pages/rota'])

    const [{ id } = { id: '' }] = await testApp.sql<{ id: string }>(
      `SELECT id FROM pages WHERE path = 'help'`,
    )
    await clerk.submit(`/cms/pages/${id}/edit`, {
      title: 'help',
      audience: 'staff',
      body: 'Words.',
      inMenu: 'on',
      revision: '1',
    })
    assert.deepEqual(menuOf((await stranger.get('/login')).text), ['/pages/help'])
    await clerk.submit(`/cms/pages/${id}/revisions`, {}, `/cms/pages/${id}/publish`)
    assert.deepEqual(menuOf((await stranger.get('/login')).text), [])
    assert.ok(menuOf((await nurse.get('/')).text).includes('/pages/help'))
    await clerk.submit(`/cms/pages/${id}/revisions`, {}, `/cms/pages/${id}/withdraw`)
    assert.ok(!menuOf((await nurse.get('/')).text).includes('/pages/help'))
  })
})
