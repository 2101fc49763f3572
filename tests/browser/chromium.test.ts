import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { findViolations } from './axe.ts'
import { launchChromium } from './chromium.ts'
import { findNewViolations, withoutVisit } from './pages-looked-at.ts'
import { patienceMs } from './person.ts'

const accessible = `<!doctype html><html lang="en"><title>Form</title><main><h1>Form</h1>
  <label for="name">Name</label> <input id="name"></main></html>`
const inaccessible = `<!doctype html><html lang="en"><title>Form</title><main><h1>Form</h1><input></main></html>`

let browser: Browser
let page: Page
const server = http.createServer((request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('content-security-policy', "default-src 'self'")
  const address = request.url ?? ''
  // A page that no other test of this run has been at.
  const own = accessible.replace(
    '<main>',
    `<main><input type="hidden" value="${Math.random()}"><p id="p${process.pid}">Own</p>`,
  )
  response.end(address === '/inaccessible' ? inaccessible : address === '/accessible' ? accessible : own)
})

before(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  browser = await launchChromium()
  page = await browser.newPage()
  page.setDefaultTimeout(patienceMs)
})

after(async () => {
  await browser.close()
  server.close()
})

test('axe works on pages under a strict policy for scripts, and finds nothing on a page that is accessible', async () => {
  await page.goto(urlOf('/accessible'))
  await page.getByLabel('Name').fill('Thandi')
  assert.equal(await page.getByLabel('Name').inputValue(), 'Thandi')
  assert.deepEqual(await findViolations(page), [])
})

test('a field without a label is reported with its rule and its place', async () => {
  await page.goto(urlOf('/inaccessible'))
  assert.deepEqual(await findViolations(page), ['label: Form elements must have labels (input)'])
})

test('a page that has been found faultless in this run is looked at again only where anything of it differs', async () => {
  const wasLookedAt = () => page.evaluate<boolean>("typeof axe !== 'undefined'")
  await page.goto(urlOf('/own'))
  assert.deepEqual(await findNewViolations(page), [])
  assert.ok(await wasLookedAt())
  await page.goto(urlOf('/own'))
  assert.deepEqual(await findNewViolations(page), [])
  assert.equal(await wasLookedAt(), false)
  await page.getByLabel('Name').fill('Thandi')
  await findNewViolations(page)
  assert.ok(await wasLookedAt())
  await page.goto(urlOf('/own'))
  await page.setViewportSize({ width: 390, height: 844 })
  await findNewViolations(page)
  assert.ok(await wasLookedAt())
  await page.goto(urlOf('/own'))
  await page.emulateMedia({ colorScheme: 'dark' })
  await findNewViolations(page)
  assert.ok(await wasLookedAt())
})

test('a page at fault is looked at each time', async () => {
  for (let time = 0; time < 2; time += 1) {
    await page.goto(urlOf('/inaccessible'))
    assert.deepEqual(await findNewViolations(page), ['label: Form elements must have labels (input)'])
  }
})

const visit = (id: string, second: string, time: string, hidden: string) =>
  `<body data-csrf="${hidden}" data-idle-seconds="${time.replace(':', '')}"><a href="/${id}?at=${time}">x</a><a href="/${second}">y</a><p id="p1">at ${time}</p><input type="hidden" name="_csrf" value="${hidden}">`

test('two visits to a page differ by more than ids of records, tokens, hidden fields and digits that say when', () => {
  const [one, other] = ['0198a000-0000-7000-8000-000000000000', '0198a000-0000-7000-8000-000000000001']
  const usual = withoutVisit(visit(one, other, '10:30', 'abc'))
  assert.equal(withoutVisit(visit(other, one, '23:59', 'def')), usual)
  assert.notEqual(withoutVisit(visit(one, one, '10:30', 'abc')), usual, 'one record in place of two')
  assert.notEqual(withoutVisit(visit(one, other, '10:30', 'abc').replace('y', 'z')), usual)
  assert.notEqual(withoutVisit(visit(one, other, '110:30', 'abc')), usual)
  assert.notEqual(withoutVisit(visit(one, other, '10:30', 'abc').replace('p1', 'p2')), usual)
  assert.notEqual(
    withoutVisit(visit(one, other, '10:30', 'abc').replace('type="hidden"', 'type="text"')),
    usual,
  )
  assert.notEqual(withoutVisit(visit(one, other, '10:30', 'abc').replace('?at', '?on')), usual)
  assert.notEqual(withoutVisit(visit(one, other, '10:30', 'abc').replace('data-idle', 'data-busy')), usual)
})

test('the browser of the tests looks up no name outside this machine', async () => {
  await assert.rejects(page.goto('http://example.com/'), /ERR_NAME_NOT_RESOLVED/)
})

function urlOf(path: string): string {
  const address = server.address()
  assert(address !== null && typeof address === 'object')
  return `http://127.0.0.1:${address.port}${path}`
}
