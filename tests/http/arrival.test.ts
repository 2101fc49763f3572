import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import supertest from 'supertest'
import { launchChromium } from '../browser/chromium.ts'
import { Person } from '../browser/person.ts'
import { makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const followed = {
  'Sec-Fetch-Site': 'cross-site',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'document',
}

describe('a link from an e-mail or another site', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let mailPage: string
  let webmail: Server
  let clerk: TestUser

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await launchChromium()
    clerk = await makeUser(testApp, 'admin_staff')
    webmail = createServer((req, res) => {
      res.setHeader('Content-Type', 'text/html')
      res.end(`<h1>Mail</h1><a href="${baseUrl}${req.url ?? '/'}">Open in MedGuard</a>`)
    })
    await new Promise<void>((resolve) => webmail.listen(0, 'localhost', resolve))
    const address = webmail.address()
    assert.ok(typeof address === 'object' && address !== null)
    // Another site than 127.0.0.1, for the browser.
    mailPage = `http://localhost:${address.port}`
  })
  after(async () => {
    await browser.close()
    webmail.closeAllConnections()
    webmail.close()
    await testApp.close()
  })

  for (const screen of ['desktop', 'without JavaScript'] as const) {
    it(`opens for someone who is signed in (${screen})`, async () => {
      const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await person.signsIn(clerk)
      await person.page.goto(`${mailPage}/account/sessions`)
      await person.page.getByRole('link', { name: 'Open in MedGuard' }).click()
      await person.page.waitForURL(`${baseUrl}/account/sessions`)
      await person.seesHeading('Your account')
      assert.equal(new URL(person.page.url()).pathname, '/account/sessions')
    })
  }

  it('keeps someone signed in whose link leads to the sign-in page', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.signsIn(clerk)
    await person.page.goto(`${mailPage}/login`)
    await person.page.getByRole('link', { name: 'Open in MedGuard' }).click()
    await person.page.waitForURL(`${baseUrl}/`)
    await person.opens('/account/sessions')
    assert.equal(new URL(person.page.url()).pathname, '/account/sessions')
  })

  it('leads a stranger to sign in, not round in a circle', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.page.goto(`${mailPage}/patients`)
    await person.page.getByRole('link', { name: 'Open in MedGuard' }).click()
    await person.page.waitForURL(/\/login\?next=%2Fpatients/)
    await person.seesHeading('Sign in')
  })

  it('shows nothing itself, is not kept, and goes nowhere else', async () => {
    const answer = await supertest(testApp.app).get('/patients?q=x%22y').set(followed)
    assert.equal(answer.status, 200)
    assert.equal(answer.headers['refresh'], '0;url=/patients?q=x%22y')
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.equal(answer.headers['set-cookie'], undefined)
    for (const address of ['//evil.example/x', '/\\evil.example']) {
      const refused = await supertest(testApp.app).get(address).set(followed)
      assert.equal(refused.headers['refresh'], undefined)
    }
  })

  it('is not asked twice of a browser that sent its session, or for what is no page', async () => {
    const cookie = 'medguard=s%3Aabc.def'
    const withCookie = await supertest(testApp.app)
      .get('/patients')
      .set({ ...followed, Cookie: cookie })
    assert.equal(withCookie.status, 303)
    const image = await supertest(testApp.app)
      .get('/patients')
      .set({ ...followed, 'Sec-Fetch-Dest': 'image' })
    assert.equal(image.status, 303)
  })
})
