import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { after, before, describe, it } from 'node:test'
import express from 'express'
import supertest from 'supertest'
import { requestContext } from '../../../middleware/request-context.ts'
import { createPassport } from '../../../middleware/passport.ts'
import { answerProblem } from '../../../server/http/problem.tsx'
import { problems } from '../../../server/http/problems.ts'
import { createRoutes } from '../../../server/routes.ts'
import { initialsOf } from '../../../views/frame/initials.ts'
import {
  assignCare,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, Visitor } from '../../support/request.ts'
import { speakPseudoLanguage, unsaid } from './pseudo-language.ts'

const nobody = '0198a000-0000-7000-8000-000000000000'
const concrete = (pattern: string) => pattern.replaceAll(/\*\w+/g, 'nothing-here').replaceAll(/:\w+/g, nobody)

/** Forms that end the walk. */
const notSent = /^\/(?:logout|account\/sessions)/

type Form = { readonly action: string; readonly fields: Record<string, string> }

const unescaped = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&#x27;', "'").replaceAll('&quot;', '"')

/** The forms that a page posts, with what stands in them already and nothing typed. */
const formsOf = (html: string): Form[] =>
  [...html.matchAll(/<form[^>]* action="([^"]*)"[^>]*>(.*?)<\/form>/gs)]
    .filter(([form]) => /method="post"/.test(form))
    .map(([, action = '', inside = '']) => ({
      action: unescaped(action),
      fields: Object.fromEntries(
        [...inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
          ([, name = '', value = '']) => [name, unescaped(value)],
        ),
      ),
    }))

describe('what patients and strangers read', () => {
  let testApp: TestApp
  let patterns: readonly string[]
  let patientUser: TestUser
  const known = new Set(['MedGuard', 'UTC'])
  /** Words that the pages show because the test wrote them. */
  const data = (text: string) => {
    for (const word of text.match(/[\p{L}’-]+/gu) ?? []) {
      known.add(word)
    }
    return text
  }
  const views = new Set<string>()
  const seeView = (message: unknown) => {
    assert(typeof message === 'object' && message !== null && 'page' in message)
    const { page } = message
    assert(typeof page === 'object' && page !== null && 'type' in page && typeof page.type === 'function')
    views.add(page.type.name)
  }

  before(async () => {
    testApp = await startTestApp()
    patterns = createRoutes(testApp.services, createPassport(testApp.services))
      .entries.filter(({ method, declaration }) => method === 'get' && !('face' in declaration))
      .map(({ pattern }) => pattern)
    const patient = await makePatient(testApp, {
      familyName: data('Sithole'),
      givenName: data('Nomvula'),
      birthDate: '1980-01-01',
      nationalId: '8001015009087',
      phone: '+27 82 555 0100',
      email: 'nomvula@example.org',
      address: data('Kloofweg'),
      medicalHistory: data('Appendektomie'),
      allergies: data('Kodein'),
    })
    const physician = await makeUser(testApp, 'physician', { displayName: data('Dr Khumalo') })
    patientUser = await makeUser(testApp, 'patient', {
      displayName: data('Frau Sithole'),
      patientId: patient.id,
    })
    data(initialsOf(patientUser.displayName))
    await assignCare(testApp, patient.id, physician.id)
    for (const status of ['draft', 'approved', 'dispensed', 'cancelled'] as const) {
      await makePrescription(testApp, {
        patientId: patient.id,
        prescriberId: physician.id,
        status,
        repeats: 2,
      })
    }
    for (const word of [
      'capsule',
      'oral',
      'three',
      'times',
      'a',
      'day',
      'nomvula',
      'example.org',
      'example',
      'org',
    ]) {
      data(word)
    }
    for (const { name } of await testApp.sql<{ name: string }>('SELECT name FROM medications')) {
      data(name)
    }
    const doctor = await visit(testApp, physician)
    const chart = `/patients/${patient.id}`
    for (const criticality of ['high', 'low', 'unable-to-assess']) {
      await doctor.submit(`${chart}/allergies/new`, {
        substance: data(`Latex ${criticality}`),
        reaction: data('Kollaps'),
        criticality,
        certainty: 'unconfirmed',
        category: 'environment',
        onset: '2015-03',
      })
    }
    for (const status of ['active', 'resolved', 'remission']) {
      await doctor.submit(`${chart}/conditions/new`, {
        description: data(`Asthma ${status}`),
        status,
        certainty: 'provisional',
        onset: '2010',
      })
    }
    for (const kind of ['home', 'virtual', 'inpatient']) {
      await doctor.submit(`${chart}/encounters/new`, {
        kind,
        occurredAt: '2026-03-04T09:00',
        reason: data('Husten'),
        notes: data('Ruhe'),
      })
    }
    speakPseudoLanguage(testApp)
    subscribe('medguard:page-written', seeView)
  })
  after(async () => {
    unsubscribe('medguard:page-written', seeView)
    await testApp.close()
  })

  /** Every address of the product, asked for by one reader, and then every form that they found there, sent as it is. */
  async function walk(visitor: Visitor): Promise<{ pages: number; wrong: string[] }> {
    const forms = new Map<string, Form>()
    const wrong = new Map<string, string>()
    let pages = 0
    const look = (address: string, { type, text }: { type: string; text: string }) => {
      if (type === 'text/html') {
        pages += 1
        for (const words of unsaid(text, known)) {
          wrong.set(words.trim(), wrong.get(words.trim()) ?? address)
        }
      }
    }
    for (const pattern of patterns) {
      const answer = await visitor.get(concrete(pattern))
      assert.ok(answer.status < 500, `${pattern} answered ${answer.status}`)
      look(pattern, answer)
      for (const form of answer.type === 'text/html' ? formsOf(answer.text) : []) {
        forms.set(form.action, form)
      }
    }
    for (const { action, fields } of forms.values()) {
      if (!notSent.test(action)) {
        const answer = await visitor.post(action, fields)
        assert.ok(answer.status < 500, `${action} answered ${answer.status}`)
        look(`POST ${action}`, answer)
      }
    }
    return { pages, wrong: [...wrong].map(([words, address]) => `${address}: ${words}`) }
  }

  it('is said by messages on every page that answers a stranger, in every form and refusal', async () => {
    const { pages, wrong } = await walk(new Visitor(testApp))
    assert.deepEqual(wrong, [])
    assert.ok(pages > 5, `${pages} pages`)
  })

  it('is said by messages on every page that answers a patient, in every form and refusal', async () => {
    const { pages, wrong } = await walk(await visit(testApp, patientUser))
    assert.deepEqual(wrong, [])
    assert.ok(pages > 30, `${pages} pages`)
    assert.ok(views.has('OwnRecordPage') && views.has('CopyPage'), [...views].join(' '))
  })

  it('is said by messages on the page of each error, also of those that hardly ever happen', async () => {
    const { services, clock } = testApp
    for (const [name, problem] of Object.entries(problems)) {
      const app = express()
        .use(requestContext({ clock, timeZone: services.time.timeZone, administrationNetworks: [] }))
        .use((req, res) => answerProblem(services, req, res, problem))
      const page = await supertest(app).get('/').set('Accept', 'text/html')
      assert.equal(page.status, problem.status, name)
      assert.deepEqual(unsaid(page.text, known), [], name)
    }
  })
})
