import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makePage, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../support/request.ts'

const words = { title: 'Visiting hours', audience: 'everyone', body: 'Two to four.' }

describe('writing pages', () => {
  let testApp: TestApp
  let clerk: TestUser
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
    clerk = await makeUser(testApp, 'admin_staff', { displayName: 'Thandi Mokoena' })
    browser = await visit(testApp, clerk)
  })
  after(() => testApp.close())

  const create = (fields: Record<string, string>) => browser.submit('/cms/pages/new', fields)

  const revisionsAt = (path: string) =>
    testApp.sql<{ number: number; title: string; body: string; author_name: string; published: boolean }>(
      `SELECT r.number, r.title, r.body, r.author_name, r.id = p.published_revision_id AS published
       FROM pages p JOIN page_revisions r ON r.page_id = p.id WHERE p.path = $1 ORDER BY r.number`,
      [path],
    )

  const idOf = async (path: string) => {
    const [row] = await testApp.sql<{ id: string }>('SELECT id FROM pages WHERE path = $1', [path])
    assert.ok(row, path)
    return row.id
  }

  it('begins with a draft that only editors see, and its audit row says who, which and where', async () => {
    const answer = await create({ ...words, path: 'visits', action: 'save' })
    assert.equal(answer.status, 303)
    const id = await idOf('visits')
    assert.equal(answer.headers['location'], `/cms/pages/${id}/edit`)
    const [revision] = await revisionsAt('visits')
    assert.deepEqual(revision, {
      number: 1,
      title: 'Visiting hours',
      body: 'Two to four.',
      author_name: 'Thandi Mokoena',
      published: null,
    })
    const form = await browser.get(`/cms/pages/${id}/edit`)
    assert.match(form.text, /Two to four\./)
    assert.match(form.text, /Saved as a draft, revision 1/)
    assert.equal((await browser.get('/pages/visits')).status, 404)
    const [row] = await auditRows(testApp, 'page.created')
    assert.equal(row?.actor_id, clerk.id)
    assert.equal(row?.resource_id, id)
    assert.deepEqual(row?.details, { path: 'visits', revision: 1, audience: 'everyone' })
    assert.deepEqual(await auditRows(testApp, 'page.published'), [])
  })

  it('saves and publishes in one go, and both are recorded', async () => {
    const answer = await create({ ...words, path: 'parking', action: 'publish' })
    assert.equal(answer.headers['location'], '/pages/parking')
    const page = await browser.get('/pages/parking')
    assert.match(page.text, /Revision 1 is published/)
    assert.match(page.text, new RegExp(`href="/cms/pages/${await idOf('parking')}/edit"`))
    for (const event of ['page.created', 'page.published']) {
      const [row] = await auditRows(testApp, event)
      assert.deepEqual(row?.details, { path: 'parking', revision: 1, audience: 'everyone' }, event)
    }
  })

  it('keeps every revision: a draft of a published page leaves readers with what was published', async () => {
    const id = await idOf('parking')
    await browser.submit(`/cms/pages/${id}/edit`, {
      title: 'Parking and buses',
      audience: 'staff',
      inMenu: 'on',
      body: 'Bay 7.\r\n\r\n    indented',
      revision: '1',
    })
    const revisions = await revisionsAt('parking')
    assert.deepEqual(
      revisions.map(({ number, body, published }) => ({ number, body, published })),
      [
        { number: 1, body: 'Two to four.', published: true },
        { number: 2, body: 'Bay 7.\n\n    indented', published: false },
      ],
    )
    const page = await browser.get('/pages/parking')
    assert.match(page.text, /Two to four\./)
    assert.doesNotMatch(page.text, /Bay 7|Parking and buses/)
    const [row] = await auditRows(testApp, 'page.edited')
    assert.deepEqual(row?.details, { path: 'parking', revision: 2, audience: 'staff' })
    const list = await browser.get('/cms/pages')
    assert.match(list.text, /Published, newer draft/)
  })

  it('does not change who may read a page before the draft that says so is published', async () => {
    const page = await makePage(testApp, { path: 'rota', audience: 'staff' })
    await browser.submit(`/cms/pages/${page.id}/edit`, { ...words, revision: '1', action: 'save' })
    const patient = await visit(testApp, await makeUser(testApp, 'patient'))
    assert.equal((await patient.get('/pages/rota')).status, 404)
    await browser.submit(`/cms/pages/${page.id}/edit`, { ...words, revision: '2', action: 'publish' })
    assert.equal((await patient.get('/pages/rota')).status, 200)
  })

  describe('at a path', () => {
    for (const [path, said] of [
      ['..', /Use small letters/],
      ['visits/..', /Use small letters/],
      ['../cms', /Use small letters/],
      ['Visits', /Use small letters/],
      ['visiting hours', /Use small letters/],
      ['/visits', /Use small letters/],
      ['visits//x', /Use small letters/],
      ['visits', /There is a page at visits already/],
      ['nowhere/visits', /There is no page at nowhere yet/],
      ['', /Enter the path/],
      ['a'.repeat(201), /Shorten the path/],
    ] as const) {
      it(`${JSON.stringify(path.slice(0, 20))} says what is wrong and keeps what was typed`, async () => {
        const count = await testApp.sql('SELECT FROM pages')
        const answer = await create({
          title: 'My <title>',
          audience: 'signed_in',
          inMenu: 'on',
          body: 'My\ntext',
          path,
        })
        assert.equal(answer.status, 422)
        assert.match(answer.text, said)
        assert.match(answer.text, /href="#path"/)
        assert.match(answer.text, /value="My &lt;title&gt;"/)
        assert.match(answer.text, /My\ntext<\/textarea>/)
        assert.match(answer.text, /<input[^>]*value="signed_in"[^>]*checked|checked[^>]*value="signed_in"/)
        assert.match(answer.text, /<input[^>]*name="inMenu"[^>]*checked/)
        assert.equal((await testApp.sql('SELECT FROM pages')).length, count.length)
      })
    }

    it('is taken by one of two who ask for it at once', async () => {
      const second = await visit(testApp, await makeUser(testApp, 'admin_staff'))
      const fields = { ...words, path: 'race' }
      const answers = await Promise.all(
        [browser, second].map((author) => author.submit('/cms/pages/new', fields)),
      )
      assert.deepEqual(
        answers.map(({ status }) => status).toSorted((one, other) => one - other),
        [303, 422],
      )
      assert.equal((await revisionsAt('race')).length, 1)
    })

    it('stands under the page above it', async () => {
      await create({ ...words, path: 'visits/children' })
      const [row] = await testApp.sql<{ parent: string }>(
        `SELECT q.path AS parent FROM pages p JOIN pages q ON q.id = p.parent_id WHERE p.path = 'visits/children'`,
      )
      assert.equal(row?.parent, 'visits')
    })
  })

  for (const [what, fields, said] of [
    ['no title', { title: ' ' }, /Enter the title/],
    ['a title of 201 characters', { title: 'x'.repeat(201) }, /Shorten the title to 200/],
    ['a long title for the menu', { title: 'x'.repeat(41), inMenu: 'on' }, /fits into the menu/],
    ['no text', { body: ' \r\n ' }, /Enter the text of the page/],
    ['a text of 50,001 characters', { body: 'x'.repeat(50_001) }, /Shorten the text of the page to 50000/],
    ['a NUL', { body: 'a\u0000b' }, /cannot be stored/],
    ['no audience', { audience: '' }, /Choose who the page is for/],
    ['an invented audience', { audience: 'nobody' }, /Choose who the page is for/],
  ] as const) {
    it(`refuses ${what}, and says so`, async () => {
      const answer = await create({ ...words, path: 'refused', ...fields })
      assert.equal(answer.status, 422)
      assert.match(answer.text, said)
      assert.deepEqual(await revisionsAt('refused'), [])
    })
  }

  it('shows a preview without saving anything', async () => {
    const earlier = await testApp.sql('SELECT FROM page_revisions')
    const answer = await create({
      title: 'Preview <b>',
      audience: 'staff',
      path: 'preview',
      body: '# Heading\n\n<script>alert(1)</script>',
      action: 'preview',
    })
    assert.equal(answer.status, 200)
    assert.match(answer.text, /<h2>Heading<\/h2>/)
    assert.match(answer.text, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
    assert.doesNotMatch(answer.text, /<script>|Preview <b>/)
    assert.match(answer.text, /value="preview"/)
    assert.equal((await testApp.sql('SELECT FROM page_revisions')).length, earlier.length)
  })

  it('makes nothing at all when a hook of after_edit_page throws', async () => {
    let failing = true
    testApp.services.hooks.on('after_edit_page', async ({ page }) => {
      if (failing && page.path === 'hooked') {
        throw new Error('not today')
      }
    })
    const answer = await create({ ...words, path: 'hooked', action: 'publish' })
    failing = false
    assert.equal(answer.status, 500)
    assert.deepEqual(await revisionsAt('hooked'), [])
    const rows = await auditRows(testApp, 'page.created')
    assert.ok(rows.every(({ details }) => details?.['path'] !== 'hooked'))
  })

  it('makes nothing when the audit row cannot be written', async () => {
    const form = await browser.get('/cms/pages/new')
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const answer = await browser.post('/cms/pages/new', {
      ...words,
      path: 'unrecorded',
      _csrf: csrfTokenOf(form.text),
    })
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    assert.deepEqual(await revisionsAt('unrecorded'), [])
  })

  it('cannot overwrite a revision, not even past the application', async () => {
    await assert.rejects(
      testApp.services.sequelize.query(`UPDATE page_revisions SET body = 'forged'`),
      /permission denied/,
    )
    await assert.rejects(testApp.services.sequelize.query('DELETE FROM page_revisions'), /permission denied/)
  })

  it('answers 404 for a page that is not there', async () => {
    for (const id of ['0198a000-0000-7000-8000-000000000000', 'x', '..']) {
      assert.equal((await browser.get(`/cms/pages/${encodeURIComponent(id)}/edit`)).status, 404, id)
    }
    const form = await browser.get('/cms/pages/new')
    const answer = await browser.post('/cms/pages/0198a000-0000-7000-8000-000000000000/edit', {
      ...words,
      revision: '1',
      _csrf: csrfTokenOf(form.text),
    })
    assert.equal(answer.status, 404)
  })
})
