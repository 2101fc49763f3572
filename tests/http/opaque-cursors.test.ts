import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makePatient, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit, type Visitor } from '../support/request.ts'

const links = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

/** The cursor of the link to the next page. */
const cursorOn = (html: string) =>
  links(html)
    .map((href) => new URL(href, 'http://house').searchParams.get('cursor'))
    .find((cursor) => cursor !== null) ?? ''

/** The patients that a list leads to. */
const shown = (html: string) =>
  [...html.matchAll(/<a href="\/patients\/([0-9a-f-]{36})"/g)].map(([, id]) => id)

describe('what addresses of lists tell', () => {
  let testApp: TestApp
  let clerk: Visitor
  let auditor: Visitor
  let recordNumber: string

  before(async () => {
    testApp = await startTestApp()
    clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    for (let made = 0; made < 27; made += 1) {
      await makePatient(testApp, { familyName: 'Naidoo' })
    }
    const [row] = await testApp.sql<{ record_number: string }>(
      'SELECT record_number FROM patients ORDER BY 1 LIMIT 1',
    )
    recordNumber = row?.record_number ?? ''
    await clerk.get('/patients')
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    for (let asked = 0; asked < 60; asked += 1) {
      await auditor.get('/account/sessions')
    }
  })
  after(() => testApp.close())

  it('is no id, record number, path or moment: cursors are sealed', async () => {
    const pages = [
      [clerk, '/patients'],
      [auditor, '/audit'],
      [auditor, '/account/activity'],
    ] as const
    for (const [reader, address] of pages) {
      const cursor = cursorOn((await reader.get(address)).text)
      if (cursor === '') {
        continue
      }
      assert.match(cursor, /^[\w-]{40,}$/, address)
      const read = `${cursor} ${Buffer.from(cursor, 'base64url').toString('latin1')}`
      assert.doesNotMatch(read, /MG-|\d{4}-\d\d-\d\d|[0-9a-f]{8}-[0-9a-f]{4}/, address)
    }
    assert.notEqual(cursorOn((await clerk.get('/patients')).text), '')
    assert.notEqual(cursorOn((await auditor.get('/audit')).text), '')
  })

  it('leads on, also in another process with the same secret; an altered or made-up one begins anew', async () => {
    const first = await clerk.get('/patients?q=Naidoo')
    const cursor = cursorOn(first.text)
    const second = await clerk.get(`/patients?q=Naidoo&cursor=${cursor}`)
    assert.equal(new Set([...shown(first.text), ...shown(second.text)]).size, 27)
    const altered = `${cursor.slice(0, -2)}${cursor.endsWith('A') ? 'BB' : 'AA'}`
    for (const made of [
      altered,
      'MG-0001001',
      `${new Date(0).toISOString()}_x`,
      '999999-01-01T00:00:00Z_x',
      '\u0000',
    ]) {
      const again = await clerk.get(`/patients?q=Naidoo&cursor=${encodeURIComponent(made)}`)
      assert.equal(again.status, 200)
      assert.deepEqual(shown(again.text), shown(first.text), made)
    }
  })

  it('is no record number in any link that the product makes, also where one was typed', async () => {
    const log = await auditor.get(`/audit?patient=${recordNumber}`)
    assert.equal(log.status, 200)
    assert.match(log.text, new RegExp(recordNumber))
    const all = [
      ...links(log.text),
      ...links((await auditor.get('/audit')).text),
      ...links((await clerk.get('/patients')).text),
      ...links((await clerk.get('/')).text),
    ]
    assert.deepEqual(
      all.filter((href) => href.includes('MG-')),
      [],
    )
    const typed = await clerk.get(`/patients?q=${recordNumber}`)
    assert.match(typed.text, new RegExp(recordNumber))
  })
})
