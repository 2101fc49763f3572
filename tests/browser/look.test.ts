import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import { after, before, describe, it } from 'node:test'
import express from 'express'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { renderToStaticMarkup } from 'react-dom/server'
import { contentSecurityPolicy } from '../../config/security.ts'
import { assetsRouter } from '../../server/assets/assets-router.ts'
import { loadAssets } from '../../server/assets/assets.ts'
import { makeSamplePages, shell } from '../views/sample-pages.tsx'
import { findViolations } from './axe.ts'
import { emptyChromium, sharedChromium } from './shared-chromium.ts'

const assets = loadAssets()
const pages = makeSamplePages({
  ...shell,
  stylesheet: assets.url('medguard.css'),
  script: assets.url('medguard.js'),
  favicon: assets.url('favicon.svg'),
})
const app = express().use(assetsRouter(assets))
app.get('/sample/:name', (req, res) => {
  const page = pages[req.params.name]
  res.setHeader('Content-Security-Policy', contentSecurityPolicy(shell.nonce))
  res.send(page === undefined ? '' : `<!doctype html>${renderToStaticMarkup(page)}`)
})
const server = http.createServer(app)
let browser: Browser

before(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  browser = await sharedChromium()
})

after(async () => {
  await emptyChromium(browser)
  server.close()
})

async function open(name: string, options: BrowserContextOptions, clock?: Date): Promise<Page> {
  const page = await browser.newPage(options)
  if (clock !== undefined) {
    await page.clock.install({ time: clock })
  }
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')
  await page.goto(`http://127.0.0.1:${address.port}/sample/${name}`)
  return page
}

const screens = {
  'on a phone by day': { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  'on a ward computer at night': { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
} as const

describe('every kind of page', () => {
  for (const [screen, options] of Object.entries(screens)) {
    for (const name of Object.keys(pages)) {
      it(`is accessible and fits ${screen}: ${name}`, async () => {
        const page = await open(name, options)
        assert.deepEqual(await findViolations(page), [])
        const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        assert.ok(sideways <= 0, `it is ${sideways} pixels too wide`)
        await page.close()
      })
    }
  }
})

describe('the script of the pages', () => {
  it('leads to the error summary, and from there to the field', async () => {
    const page = await open('form', {})
    await page.waitForFunction(`document.activeElement.matches('.nhsuk-error-summary')`)
    await page.getByRole('link', { name: 'Choose how it is given' }).click()
    assert.equal(await page.evaluate('document.activeElement.id'), 'route')
    await page.close()
  })

  it('counts the time of emergency access down to its end, whatever the computer’s clock says', async () => {
    const page = await open('chart', {}, new Date('2025-03-31T13:00:00Z'))
    const banner = page.getByRole('region', { name: 'Emergency access' })
    await banner.getByText('42 minutes left').waitFor()
    await page.clock.runFor('41:10')
    await banner.getByText('1 minute left').waitFor()
    await page.clock.runFor('01:00')
    await banner.getByText('Time is up').waitFor()
    await page.close()
  })

  it('sends a form once, however often its button is pressed, and again when one came back to it', async () => {
    const page = await open('chart', {})
    const held = await page.evaluate<boolean[]>(`
      const held = []
      addEventListener('submit', (event) => {
        held.push(event.defaultPrevented)
        event.preventDefault()
      })
      const button = document.querySelector('.mg-emergency__end')
      button.click()
      button.click()
      dispatchEvent(new Event('pageshow'))
      button.click()
      held
    `)
    assert.deepEqual(held, [false, true, false])
    await page.close()
  })
})
