import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit, type Visitor } from '../support/request.ts'

/** The part of a page that leads on in a record; undefined where there is none. */
const tabsOf = (html: string): string | undefined =>
  /<div class="mg-tabs">(.*?)<\/details><\/div><\/div><\/div>|<div class="mg-tabs">(.*?)<\/nav>/s.exec(
    html,
  )?.[0]

const linksIn = (html: string | undefined): { href: string; label: string }[] =>
  [...(html ?? '').matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(([, href = '', label = '']) => ({
    href,
    label,
  }))

const labels = (html: string | undefined) => linksIn(html).map(({ label }) => label)

const parts = ['Summary', 'Medicines', 'Problems', 'Encounters', 'Results', 'Who opened it']

describe('what a page about a patient leads to', () => {
  let testApp: TestApp
  let physician: TestUser
  let nurse: TestUser
  let doctor: Visitor
  let patientId: string
  let chart: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    nurse = await makeUser(testApp, 'nurse')
    patientId = (await makePatient(testApp)).id
    chart = `/patients/${patientId}`
    await assignCare(testApp, patientId, physician.id)
    await assignCare(testApp, patientId, nurse.id)
    doctor = await visit(testApp, physician)
  })
  after(() => testApp.close())

  for (const role of ['physician', 'nurse'] as const) {
    it(`is nothing that a ${role} is refused`, async () => {
      const reader = await visit(testApp, role === 'nurse' ? nurse : physician)
      const links = linksIn(tabsOf((await reader.get(chart)).text))
      assert.ok(links.length >= parts.length + 3, `${links.length} links`)
      for (const { href, label } of links) {
        assert.equal((await reader.get(href)).status, 200, label)
      }
    })
  }

  it('is for a physician every part, a note, a prescription, and the rest in a menu', async () => {
    assert.deepEqual(labels(tabsOf((await doctor.get(chart)).text)), [
      ...parts,
      'New note',
      'Prescribe',
      'Record vital signs',
      'Enter results',
      'Full copy',
      'Death',
    ])
  })

  it('is for a nurse no prescription and no copy', async () => {
    const found = labels(tabsOf((await (await visit(testApp, nurse)).get(chart)).text))
    assert.deepEqual(found, [...parts, 'New note', 'Record vital signs', 'Enter results', 'Death'])
  })

  it('is no prescription for a physician whose licence has run out', async () => {
    const lapsed = await makeUser(testApp, 'physician', { licenceExpiresOn: '2026-03-03' })
    await assignCare(testApp, patientId, lapsed.id)
    const found = labels(tabsOf((await (await visit(testApp, lapsed)).get(chart)).text))
    assert.ok(found.includes('New note'))
    assert.ok(!found.includes('Prescribe'))
  })

  it('is nothing clinical for a clerk and for a pharmacist', async () => {
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    assert.equal(tabsOf((await clerk.get(chart)).text), undefined)
    const order = { patientId, prescriberId: physician.id, status: 'approved' as const, repeats: 1 }
    const { id } = await makePrescription(testApp, order)
    const pharmacist = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    const page = await pharmacist.get(`/prescriptions/${id}`)
    assert.equal(page.status, 200)
    assert.equal(tabsOf(page.text), undefined)
    const own = tabsOf((await doctor.get(`/prescriptions/${id}`)).text)
    assert.match(own ?? '', /prescriptions" aria-current="page">Medicines</)
  })

  it('marks the part that one is in, on the pages under it too, and leads away from no form', async () => {
    for (const [address, part] of [
      [chart, 'Summary'],
      [`${chart}/prescriptions`, 'Medicines'],
      [`${chart}/conditions/new`, 'Problems'],
      [`${chart}/encounters`, 'Encounters'],
      [`${chart}/vital-signs/new`, 'Results'],
      [`${chart}/access-log`, 'Who opened it'],
    ]) {
      const { text } = await doctor.get(address ?? '')
      const marked = [...(tabsOf(text) ?? '').matchAll(/aria-current="page">([^<]*)</g)].map(
        ([, label]) => label,
      )
      assert.deepEqual(marked, [part], address)
      assert.equal(labels(tabsOf(text)).includes('New note'), !address?.endsWith('/new'), address)
    }
  })

  it('says that the record is open by emergency access, to whom it is and to nobody else', async () => {
    const other = await makePatient(testApp)
    const stranger = await makeUser(testApp, 'physician')
    await assignCare(testApp, other.id, physician.id)
    const reader = await visit(testApp, stranger)
    const asked = await reader.submit(`/patients/${other.id}/break-glass`, {
      reasonCode: 'life-threatening',
      reason: 'Brought in unconscious, nobody else here',
      accessCode: stranger.accessCode ?? '',
    })
    assert.equal(asked.status, 303)
    assert.match((await reader.get(`/patients/${other.id}`)).text, /mg-patient__flag">Emergency access</)
    assert.doesNotMatch((await doctor.get(`/patients/${other.id}`)).text, /mg-patient__flag/)
  })
})
