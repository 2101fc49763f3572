import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makePage, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit, type Visitor } from '../support/request.ts'

const words = { title: 'Visiting hours', audience: 'everyone', body: 'Two to four.' }
const theirs = { title: 'Theirs', audience: 'everyone', body: 'Their <text>.' }
const mine = { title: 'Mine', audience: 'staff', body: 'My <text>.', inMenu: 'on' }

describe('a page that two people edit at once', () => {
  let testApp: TestApp
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
    browser = await visit(testApp, await makeUser(testApp, 'admin_staff'))
  })
  after(() => testApp.close())

  const revisionsAt = (path: string) =>
    testApp.sql<{ number: number; title: string }>(
      `SELECT r.number, r.title FROM pages p JOIN page_revisions r ON r.page_id = p.id
       WHERE p.path = $1 ORDER BY r.number`,
      [path],
    )

  it('loses neither text: the second sees both, and may then save', async () => {
    const { id } = await makePage(testApp, { path: 'shared' })
    const other = await visit(testApp, await makeUser(testApp, 'admin_staff', { displayName: 'Sipho Dube' }))
    await other.submit(`/cms/pages/${id}/edit`, { ...theirs, revision: '1' })
    const conflict = await browser.submit(`/cms/pages/${id}/edit`, {
      ...mine,
      revision: '1',
      action: 'publish',
    })
    assert.equal(conflict.status, 409)
    assert.match(conflict.text, /This page was already saved by .*Sipho Dube.* at 4 Mar 2026/)
    assert.match(conflict.text, /Sipho Dube saved this page/)
    assert.match(conflict.text, /<pre>Their &lt;text&gt;\.<\/pre>/)
    assert.match(conflict.text, /My &lt;text&gt;\.<\/textarea>/)
    assert.match(conflict.text, /name="title"[^>]*value="Mine"|value="Mine"[^>]*name="title"/)
    assert.equal((await revisionsAt('shared')).length, 2)
    assert.match((await browser.get('/pages/shared')).text, /Words\./)

    assert.match(conflict.text, /name="revision" value="2"/)
    const saved = await browser.submit(`/cms/pages/${id}/edit`, { ...mine, revision: '2' })
    assert.equal(saved.status, 303)
    assert.deepEqual(await revisionsAt('shared'), [
      { number: 1, title: 'Title of shared' },
      { number: 2, title: 'Theirs' },
      { number: 3, title: 'Mine' },
    ])
  })

  it('in the same moment lets one save and shows the other what came first', async () => {
    const { id } = await makePage(testApp, { path: 'crowded' })
    const authors: Visitor[] = []
    for (let count = 0; count < 4; count += 1) {
      authors.push(await visit(testApp, await makeUser(testApp, 'admin_staff')))
    }
    const answers = await Promise.all(
      authors.map((author, index) =>
        author.submit(`/cms/pages/${id}/edit`, { ...words, body: `Text ${index}`, revision: '1' }),
      ),
    )
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((one, other) => one - other),
      [303, 409, 409, 409],
    )
    assert.equal((await revisionsAt('crowded')).length, 2)
  })

  for (const revision of ['0', '99', '-1', '1; DROP', '']) {
    it(`takes no invented revision number: ${JSON.stringify(revision)}`, async () => {
      const { id } = await makePage(testApp, {
        path: `invented-${revision.replaceAll(/\D/g, '') || 'none'}${revision.length}`,
      })
      const answer = await browser.submit(`/cms/pages/${id}/edit`, { ...words, revision })
      assert.equal(answer.status, revision === '99' ? 409 : 422)
      assert.match(answer.text, /Two to four\.<\/textarea>/)
    })
  }
})
