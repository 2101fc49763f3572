import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { findViolations } from './axe.ts'
import { launchChromium } from './chromium.ts'
import { patienceMs } from './person.ts'

const accessible = `<!doctype html><html lang="en"><title>Form</title><main><h1>Form</h1>
  <label for="name">Name</label> <input id="name"></main></html>`
const inaccessible = `<!doctype html><html lang="en"><title>Form</title><main><h1>Form</h1><input></main></html>`

let browser: Browser
let page: Page
const server = http.createServer((request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('content-security-policy', "default-src 'self'")
  response.end(request.url === '/accessible' ? accessible : inaccessible)
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

test('the browser of the tests looks up no name outside this machine', async () => {
  await assert.rejects(page.goto('http://example.com/'), /ERR_NAME_NOT_RESOLVED/)
})

function urlOf(path: string): string {
  const address = server.address()
  assert(address !== null && typeof address === 'object')
  return `http://127.0.0.1:${address.port}${path}`
}
