import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

const text = `Bring your **patient card**.

## Opening hours

| Ward | Days | Beds |
| --- | :-: | --: |
| Maternity | Mon–Sun | 24 |

<script>document.title = 'attacked'</script>
`

const textOf = (person: Person) => person.page.getByLabel('Text', { exact: true })

describe('a clerk who manages pages', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let clerk: TestUser

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    clerk = await makeUser(testApp, 'admin_staff', { displayName: 'Lerato Khumalo' })
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  for (const [screen, path] of [
    ['desktop', 'visit'],
    ['phone', 'phone'],
    ['without JavaScript', 'plain'],
  ] as const) {
    it(`previews, saves, publishes, restores and withdraws a page (${screen})`, async () => {
      const title = `Your visit (${path})`
      const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await person.hasSignedIn(clerk)
      await person.opens('/')
      await person.follows('Pages')
      await person.follows('New page')
      await person.presses('Save draft')
      await person.sees('Enter the path')
      await person.fills({ Title: title, Path: path })
      await person.page.getByLabel('Everyone', { exact: true }).check()
      await person.page.getByLabel('Show it in the main menu').check()
      await textOf(person).fill(text)
      await person.presses('Preview')
      await person.sees('Nothing is saved yet')
      await person.sees('Maternity')
      await person.presses('Save draft')
      await person.sees('Saved as a draft, revision 1')
      await person.presses('Save and publish')
      await person.sees('Revision 2 is published')
      await person.seesHeading(title)
      await person.page.getByRole('heading', { level: 2, name: 'Opening hours' }).waitFor()
      assert.equal(await person.page.title(), `${title} – MedGuard`)

      const stranger = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await stranger.opens('/login')
      await stranger.follows(title)
      await stranger.sees('patient card')
      await stranger.standsUp()

      await person.follows('Edit this page')
      await person.follows('Revisions')
      await person.follows('Revision 1')
      await person.presses('Restore as a new draft')
      await person.sees('Revision 1 is back as a draft, revision 3')
      await person.follows('Revisions')
      await person.presses('Withdraw the page')
      await person.sees('The page is withdrawn')
      await person.follows('All pages')
      await person.sees('Withdrawn')
      await person.standsUp()
    })
  }

  it('loses no word to a colleague who saves first', async () => {
    const [first, second] = [
      await Person.sitsDown(browser, testApp, baseUrl),
      await Person.sitsDown(browser, testApp, baseUrl, 'phone'),
    ]
    await first.hasSignedIn(clerk)
    await second.hasSignedIn(await makeUser(testApp, 'admin_staff', { displayName: 'Thabo Nkosi' }))
    await first.opens('/cms/pages/new')
    await first.fills({ Title: 'Shared', Path: 'shared' })
    await textOf(first).fill('Ours.')
    await first.presses('Save draft')
    await second.opens('/cms/pages')
    await second.follows('Shared')
    await textOf(first).fill('From the first.')
    await first.presses('Save draft')
    await first.sees('Saved as a draft, revision 2')

    await textOf(second).fill('From the second.')
    await second.presses('Save draft')
    await second.sees('Lerato Khumalo saved this page while you were writing')
    await second.page.getByRole('region', { name: 'Their text' }).getByText('From the first.').waitFor()
    assert.equal(await textOf(second).inputValue(), 'From the second.')
    await second.presses('Save draft')
    await second.sees('Saved as a draft, revision 3')
    await first.standsUp()
    await second.standsUp()
  })
})
