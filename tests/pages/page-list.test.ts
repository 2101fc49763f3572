import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makePage, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

/** The paths that a list of pages shows, in its order. */
const pathsOf = (html: string) => [...html.matchAll(/mg-tree__path">([a-z0-9/-]+)</g)].map(([, path]) => path)

describe('the list of pages', () => {
  let testApp: TestApp
  let clerk: Visitor

  before(async () => {
    testApp = await startTestApp()
    clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
  })
  after(() => testApp.close())

  it('says what to do where there is none', async () => {
    assert.match((await clerk.get('/cms/pages')).text, /Write the first page/)
  })

  it('is a tree: each page stands under the one above it, with its state', async () => {
    for (const path of ['help', 'help-desk', 'help/a', 'help/a/deep', 'help/b', 'about']) {
      await makePage(testApp, { path }, { draft: path === 'about' })
    }
    const gone = await makePage(testApp, { path: 'gone' })
    await clerk.submit(`/cms/pages/${gone.id}/revisions`, {}, `/cms/pages/${gone.id}/withdraw`)
    const list = await clerk.get('/cms/pages')
    assert.deepEqual(pathsOf(list.text), [
      'about',
      'gone',
      'help',
      'help/a',
      'help/a/deep',
      'help/b',
      'help-desk',
    ])
    assert.match(list.text, /mg-tree--2"><a [^>]*>Title of help\/a\/deep/)
    for (const state of ['Draft', 'Withdrawn', 'Published']) {
      assert.match(list.text, new RegExp(`>${state}</strong>`))
    }
    const [row] = await auditRows(testApp, 'page.listed')
    assert.deepEqual(row?.details, { shown: 7 })
  })

  it('goes on after a hundred', async () => {
    for (let number = 100; number < 195; number += 1) {
      await makePage(testApp, { path: `n${number}` }, { draft: true })
    }
    const first = await clerk.get('/cms/pages')
    const next = /href="([^"]*\?cursor=[^"]*)"/.exec(first.text)?.[1] ?? ''
    const second = await clerk.get(next)
    const all = [...pathsOf(first.text), ...pathsOf(second.text)]
    assert.equal(all.length, 102)
    assert.equal(new Set(all).size, 102)
  })
})
