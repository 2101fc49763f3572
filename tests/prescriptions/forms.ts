import type { Response } from 'supertest'
import { totpCode } from '../../server/accounts/second-factor/totp.ts'
import type { TestUser } from '../support/factories.ts'
import type { TestApp } from '../support/test-app.ts'
import { csrfTokenOf, type Visitor } from '../support/request.ts'

/** The hidden fields of the form on a page that is sent to this address, as a browser would send them. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, 's').exec(html)?.[1]
  if (form === undefined) {
    throw new Error(`there is no form for ${action} on the page`)
  }
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]))
}

/** Whether a page has a form that is sent to this address. */
export const hasForm = (html: string, action: string): boolean => html.includes(`action="${action}"`)

/** Opens a prescription and sends one of the forms on its page. */
export async function submitOnPage(
  browser: Visitor,
  id: string,
  verb: 'sign' | 'dispense' | 'cancel' | 'not-dispensed',
  fields: Record<string, string>,
): Promise<Response> {
  const page = await browser.get(`/prescriptions/${id}`)
  const action = `/prescriptions/${id}/${verb}`
  return browser.post(action, { ...hiddenFields(page.text, action), ...fields })
}

/** Sends one of a prescription's forms without having been shown it. */
export async function submitUnseen(
  browser: Visitor,
  id: string,
  verb: 'sign' | 'dispense' | 'cancel' | 'not-dispensed',
  fields: Record<string, string>,
): Promise<Response> {
  const anyPage = await browser.get('/')
  return browser.post(`/prescriptions/${id}/${verb}`, { ...fields, _csrf: csrfTokenOf(anyPage.text) })
}

/** A code that this person has not used yet: the clock moves on first. */
export function freshCode(testApp: TestApp, user: TestUser): string {
  testApp.clock.advance({ seconds: 60 })
  return totpCode(user.totpSeed ?? '', testApp.clock.now())
}

export async function statusOf(testApp: TestApp, id: string): Promise<string | undefined> {
  const [row] = await testApp.sql<{ status: string }>('SELECT status FROM prescriptions WHERE id = $1', [id])
  return row?.status
}
