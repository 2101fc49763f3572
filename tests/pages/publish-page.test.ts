import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makePage, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, Visitor, visit } from '../support/request.ts'

/** The numbers of the revisions listed on a page. */
const numbersOf = (html: string) =>
  [...html.matchAll(/>Revision (\d+)<\/a>/g)].map(([, number]) => Number(number))

describe('the revisions of a page', () => {
  let testApp: TestApp
  let clerk: Visitor
  const stranger = () => new Visitor(testApp)

  before(async () => {
    testApp = await startTestApp()
    clerk = await visit(testApp, await makeUser(testApp, 'admin_staff', { displayName: 'Thandi Mokoena' }))
  })
  after(() => testApp.close())

  /** A published page with a newer draft. */
  async function makeTwoRevisions(path: string): Promise<string> {
    const { id } = await makePage(testApp, { path, body: 'Words one.' })
    await clerk.submit(`/cms/pages/${id}/edit`, {
      title: 'Title two',
      audience: 'staff',
      body: 'Words two <b>.',
      revision: '1',
    })
    return id
  }

  it('are listed with who and when, the newest first, and say which one readers see', async () => {
    const id = await makeTwoRevisions('listed')
    const list = await clerk.get(`/cms/pages/${id}/revisions`)
    assert.equal(list.status, 200)
    assert.match(list.text, /readers see revision 1/)
    assert.ok(list.text.indexOf('Revision 2') < list.text.indexOf('Revision 1'))
    assert.match(list.text, /Thandi Mokoena/)
    assert.match(list.text, /4 Mar 2026, 10:00/)
    const [row] = await auditRows(testApp, 'page.history-viewed')
    assert.equal(row?.outcome, 'success')
    assert.equal(row?.resource_id, id)
  })

  it('go on page by page where there are many', async () => {
    const { id } = await makePage(testApp, { path: 'long' })
    await testApp.sql(
      `INSERT INTO page_revisions (id, page_id, number, title, body, audience, in_menu, author_name, created_at)
       SELECT gen_random_uuid(), $1, n, 'T', 'B', 'staff', false, 'A', now() FROM generate_series(2, 60) n`,
      [id],
    )
    const first = await clerk.get(`/cms/pages/${id}/revisions`)
    const next = /href="([^"]*\?cursor=[\w-]+)"/.exec(first.text)?.[1] ?? ''
    const second = await clerk.get(next)
    assert.deepEqual(
      [...numbersOf(first.text), ...numbersOf(second.text)],
      Array.from({ length: 60 }, (_, index) => 60 - index),
    )
    assert.equal((await clerk.get(`/cms/pages/${id}/revisions?cursor=x%27--`)).status, 200)
  })

  it('can each be looked at, as readers would see it and as it was written', async () => {
    const id = await makeTwoRevisions('seen')
    const page = await clerk.get(`/cms/pages/${id}/revisions/2`)
    assert.equal(page.status, 200)
    assert.match(page.text, /<p>Words two &lt;b&gt;\.<\/p>/)
    assert.match(page.text, /<pre>Words two &lt;b&gt;\.<\/pre>/)
    const [row] = await auditRows(testApp, 'page.draft-viewed')
    assert.deepEqual(row?.details, { revision: 2 })
    for (const number of ['3', '0', '-1', '1x', '99999999999', '1.0']) {
      assert.equal((await clerk.get(`/cms/pages/${id}/revisions/${number}`)).status, 404, number)
    }
  })

  it('come back as a new draft: nothing is lost, and readers see no change yet', async () => {
    const id = await makeTwoRevisions('restored')
    const answer = await clerk.submit(
      `/cms/pages/${id}/revisions/1`,
      {},
      `/cms/pages/${id}/revisions/1/restore`,
    )
    assert.equal(answer.headers['location'], `/cms/pages/${id}/edit`)
    const rows = await testApp.sql(
      'SELECT number, title, body, audience FROM page_revisions WHERE page_id = $1 ORDER BY number',
      [id],
    )
    const one = { title: 'Title of restored', body: 'Words one.', audience: 'everyone' }
    assert.deepEqual(rows, [
      { number: 1, ...one },
      { number: 2, title: 'Title two', body: 'Words two <b>.', audience: 'staff' },
      { number: 3, ...one },
    ])
    const [row] = await auditRows(testApp, 'page.edited')
    assert.deepEqual(row?.details, { path: 'restored', revision: 3, audience: 'everyone', restored: 1 })
    const missing = await clerk.submit(
      `/cms/pages/${id}/revisions/1`,
      {},
      `/cms/pages/${id}/revisions/9/restore`,
    )
    assert.equal(missing.status, 404)
  })

  it('are published as they were looked at, even when somebody saves a newer one meanwhile', async () => {
    const id = await makeTwoRevisions('looked-at')
    const list = `/cms/pages/${id}/revisions`
    await clerk.submit(list, { revision: '2' }, `/cms/pages/${id}/publish`)
    await clerk.submit(`/cms/pages/${id}/edit`, {
      title: 'Three',
      audience: 'everyone',
      body: 'Unseen.',
      revision: '2',
    })
    await clerk.submit(list, { revision: '1' }, `/cms/pages/${id}/publish`)
    assert.match((await stranger().get('/pages/looked-at')).text, /Words one/)
    const [row] = await auditRows(testApp, 'page.published')
    assert.deepEqual(row?.details, { path: 'looked-at', revision: 1, audience: 'everyone' })
  })

  it('are published up to the newest where no number is given, and the moment is kept', async () => {
    const id = await makeTwoRevisions('newest')
    const answer = await clerk.submit(`/cms/pages/${id}/revisions`, {}, `/cms/pages/${id}/publish`)
    assert.equal(answer.headers['location'], '/pages/newest')
    assert.equal((await stranger().get('/pages/newest')).status, 303)
    const [row] = await testApp.sql<{ published_at: Date }>(
      `SELECT r.published_at FROM pages p JOIN page_revisions r ON r.id = p.published_revision_id
       WHERE p.id = $1 AND r.number = 2`,
      [id],
    )
    assert.deepEqual(row?.published_at, testApp.clock.now())
  })

  it('are not published twice, nor where there is no such one', async () => {
    const id = await makeTwoRevisions('twice')
    const earlier = await auditRows(testApp, 'page.published')
    const again = await clerk.submit(
      `/cms/pages/${id}/revisions`,
      { revision: '1' },
      `/cms/pages/${id}/publish`,
    )
    assert.equal(again.status, 409)
    assert.match(again.text, /Revision 1 of this page was already published/)
    for (const [revision, status] of [
      ['7', 404],
      ['x', 422],
    ] as const) {
      const answer = await clerk.submit(
        `/cms/pages/${id}/revisions`,
        { revision },
        `/cms/pages/${id}/publish`,
      )
      assert.equal(answer.status, status, revision)
    }
    const [late, ...others] = await auditRows(testApp, 'page.published')
    assert.deepEqual([late?.outcome, late?.rule], ['failure', 'already-done'])
    assert.equal(others.length, earlier.length)
  })

  it('stay when the page is withdrawn from its readers, and it can be published again', async () => {
    const id = await makeTwoRevisions('withdrawn')
    const list = `/cms/pages/${id}/revisions`
    const answer = await clerk.submit(list, {}, `/cms/pages/${id}/withdraw`)
    assert.equal(answer.headers['location'], list)
    assert.equal((await stranger().get('/pages/withdrawn')).status, 404)
    const [row] = await auditRows(testApp, 'page.withdrawn')
    assert.equal(row?.outcome, 'success')
    assert.deepEqual(row?.details, { path: 'withdrawn', revision: 1, audience: 'everyone' })
    const again = await clerk.submit(list, {}, `/cms/pages/${id}/withdraw`)
    assert.equal(again.status, 409)
    assert.match(again.text, /This page was already withdrawn by you at/)
    await clerk.submit(list, { revision: '1' }, `/cms/pages/${id}/publish`)
    assert.equal((await stranger().get('/pages/withdrawn')).status, 200)
  })
})
