import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createPassport } from '../../middleware/passport.ts'
import { roleSeeds } from '../../config/roles.ts'
import { createRoutes } from '../../server/routes.ts'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit, type Visitor } from '../support/request.ts'

/** What is no page about the patient, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  '/patients/:id/break-glass': 'the record is closed: only its number is said',
  '/patients/:id/copy/bundle.json': 'a file',
  '/prescriptions/:id/cancel-for-another': 'the chart stays closed: only the record’s number is said',
}

const roles = roleSeeds.map(({ name }) => name).filter((name) => name !== 'patient')

/** The banner of a page as it is read: its words. */
function bannerOf(html: string): string | undefined {
  const banner = /<section class="mg-patient" aria-label="Patient">(.*?)<\/section>/s.exec(html)?.[1]
  return banner?.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

describe('every page about one patient', () => {
  let testApp: TestApp
  let patterns: readonly string[]
  let ids: Readonly<Record<string, string>>
  let patient: { id: string; recordNumber: string }
  let prescriptionId: string
  let nurse: TestUser
  const visitors = new Map<string, Visitor>()

  const newest = async (table: string): Promise<string> =>
    (
      await testApp.sql<{ id: string }>(`SELECT id FROM ${table} WHERE patient_id = $1 LIMIT 1`, [patient.id])
    )[0]?.id ?? ''

  before(async () => {
    testApp = await startTestApp()
    patterns = createRoutes(testApp.services, createPassport(testApp.services))
      .entries.filter(
        ({ method, pattern, declaration }) =>
          method === 'get' &&
          declaration.kind === 'patient' &&
          declaration.face !== 'json' &&
          !pattern.startsWith('/my/') &&
          !(pattern in elsewhere),
      )
      .map(({ pattern }) => pattern)
    patient = await makePatient(testApp, {
      familyName: 'Sithole',
      givenName: 'Nomvula',
      birthDate: '1980-01-01',
      allergies: 'Hives from codeine',
    })
    const users = new Map<string, TestUser>()
    for (const role of roles) {
      users.set(role, await makeUser(testApp, role))
    }
    const physician = users.get('physician')
    nurse = users.get('nurse') ?? (await makeUser(testApp, 'nurse'))
    assert.ok(physician !== undefined)
    await assignCare(testApp, patient.id, physician.id)
    await assignCare(testApp, patient.id, nurse.id)
    const pharmacist = users.get('pharmacist')?.id ?? ''
    const order = { patientId: patient.id, prescriberId: physician.id, medication: 'J01CA04' }
    prescriptionId = (await makePrescription(testApp, { ...order, status: 'approved', repeats: 1 })).id
    await makePrescription(testApp, { ...order, status: 'dispensed', pharmacistId: pharmacist })
    for (const [role, user] of users) {
      visitors.set(role, await visit(testApp, user))
    }
    const chart = `/patients/${patient.id}`
    const doctor = visitors.get('physician')
    assert.ok(doctor !== undefined)
    await doctor.submit(`${chart}/allergies/new`, {
      substance: 'Latex',
      reaction: 'Collapse',
      criticality: 'high',
      certainty: 'unconfirmed',
    })
    await doctor.submit(`${chart}/conditions/new`, {
      description: 'Asthma',
      status: 'active',
      certainty: 'confirmed',
    })
    await doctor.submit(`${chart}/encounters/new`, {
      kind: 'home',
      occurredAt: '2026-03-04T09:00',
      reason: 'Visit',
    })
    await doctor.submit(`${chart}/vital-signs/new`, { takenAt: '2026-03-04T09:00', pulse: '72' })
    await doctor.submit(`${chart}/results/new`, {
      collectedAt: '2026-03-04T09:00',
      status: 'final',
      test1: 'HIV rapid test',
      value1: 'Negative',
    })
    const [dispensed] = await testApp.sql<{ id: string; prescription_id: string }>(
      'SELECT d.id, d.prescription_id FROM dispensings d JOIN prescriptions p ON p.id = d.prescription_id WHERE p.patient_id = $1',
      [patient.id],
    )
    ids = {
      allergyId: await newest('allergies'),
      conditionId: await newest('conditions'),
      encounterId: await newest('encounters'),
      observationId: await newest('observations'),
      resultId: await newest('results'),
      dispensingId: dispensed?.id ?? '',
      ofDispensing: dispensed?.prescription_id ?? '',
    }
  })
  after(() => testApp.close())

  const addressOf = (pattern: string): string => {
    const prescription = pattern.includes('/dispensings/') ? ids['ofDispensing'] : prescriptionId
    return pattern
      .replace('/patients/:id', `/patients/${patient.id}`)
      .replace('/prescriptions/:id', `/prescriptions/${prescription}`)
      .replaceAll(/:(\w+)/g, (_match, name: string) => ids[name] ?? assert.fail(`no id for ${name}`))
  }

  /** Every page of a role that it gets to see, with what its banner says. */
  async function walk(
    role: string,
  ): Promise<{ pattern: string; banner: string | undefined; text: string }[]> {
    const seen = []
    for (const pattern of patterns) {
      const page = await visitors.get(role)?.get(addressOf(pattern))
      if (page?.status === 200) {
        seen.push({ pattern, banner: bannerOf(page.text), text: page.text })
      }
    }
    return seen
  }

  it('is seen by somebody', async () => {
    const seen = new Set<string>()
    for (const role of roles) {
      for (const { pattern } of await walk(role)) {
        seen.add(pattern)
      }
    }
    assert.deepEqual(
      patterns.filter((pattern) => !seen.has(pattern)),
      [],
    )
  })

  for (const role of ['physician', 'nurse']) {
    it(`shows a ${role} name, birth date, sex, record and every allergy, the gravest first with its reaction`, async () => {
      const pages = await walk(role)
      assert.ok(pages.length > 18, `${pages.length} pages`)
      for (const { pattern, banner } of pages) {
        assert.match(
          banner ?? '',
          /Sithole, Nomvula.*Born 1 Jan 1980 \( ?46 years ?\).*Sex Female.*Record MG-\d+.*Allergies ?: .*high risk ?: ?Latex: Collapse \(unconfirmed\).*Hives from codeine/,
          pattern,
        )
      }
    })
  }

  it('shows a pharmacist the same, without how an allergy showed itself', async () => {
    const pages = await walk('pharmacist')
    assert.deepEqual(pages.map(({ pattern }) => pattern).toSorted(), [
      '/prescriptions/:id',
      '/prescriptions/:id/dispense',
      '/prescriptions/:id/dispensings/:dispensingId/reverse',
    ])
    for (const { pattern, banner, text } of pages) {
      assert.match(banner ?? '', /Sithole, Nomvula.*1 Jan 1980.*Female.*high risk ?: ?Latex.*Hives/, pattern)
      assert.doesNotMatch(text, /Collapse/, pattern)
    }
  })

  it('shows a clerk who it is about, and no word of allergies', async () => {
    const pages = await walk('admin_staff')
    assert.ok(pages.length > 5)
    for (const { pattern, banner, text } of pages) {
      assert.match(banner ?? '', /Sithole, Nomvula.*1 Jan 1980.*Female.*MG-/, pattern)
      assert.doesNotMatch(text, /Latex|codeine|Allerg(?:y|ies):/, pattern)
    }
  })

  it('says so where the patient has died, and the age does not go on', async () => {
    const death = `/patients/${patient.id}/death`
    const clerk = visitors.get('admin_staff')
    const form = await clerk?.get(death)
    const version = /name="version" value="(\d+)"/.exec(form?.text ?? '')?.[1] ?? ''
    const recorded = await clerk?.submit(death, { died: 'yes', diedOn: '2026-03-01', version })
    assert.equal(recorded?.status, 303)
    const pages = [...(await walk('physician')), ...(await walk('admin_staff'))]
    assert.ok(pages.length > 20)
    for (const { pattern, banner } of pages) {
      assert.match(banner ?? '', /Born 1 Jan 1980 \( ?died 1 Mar 2026, aged 46 years ?\)/, pattern)
    }
  })
})
