import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { Alert } from '../../models/security/alert.ts'
import { Permission } from '../../models/administration/permission.ts'
import { RolePermission } from '../../models/administration/role-permission.ts'
import { Role } from '../../models/administration/role.ts'
import { SessionMetadata } from '../../models/accounts/session-metadata.ts'
import {
  assignCare,
  makePage,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit } from '../support/request.ts'
import { figure } from './figure.ts'

describe('the dashboard', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  beforeEach(() => testApp.clock.set('2026-03-04T08:00:00Z'))
  after(() => testApp.close())

  const open = async (user: TestUser) => {
    const page = await (await visit(testApp, user)).get('/')
    assert.equal(page.status, 200)
    return page.text
  }

  /** The patients that the audit row of someone’s dashboard names. */
  const namedTo = async (user: TestUser) =>
    (await auditRows(testApp, 'dashboard.viewed')).find((row) => row.actor_id === user.id)?.patient_ids

  it('tells pharmacists how much waits, and names what has waited longest', async () => {
    const prescriber = await makeUser(testApp, 'physician')
    const patients = await Promise.all(
      ['Zero', 'One', 'Two', 'Three', 'Four', 'Five'].map((familyName) =>
        makePatient(testApp, { familyName }),
      ),
    )
    for (const [day, { id }] of patients.entries()) {
      await makePrescription(testApp, {
        patientId: id,
        prescriberId: prescriber.id,
        status: 'approved',
        signedAt: new Date(`2026-02-2${day}T09:00:00Z`),
        expiresOn: day === 5 ? '2026-03-07' : '2026-06-01',
      })
    }
    const expired = await makePatient(testApp, { familyName: 'Expired' })
    const common = { patientId: expired.id, prescriberId: prescriber.id } as const
    await makePrescription(testApp, { ...common, status: 'approved', expiresOn: '2026-03-03' })
    await makePrescription(testApp, { ...common, status: 'draft' })
    const pharmacist = await makeUser(testApp, 'pharmacist')
    const text = await open(pharmacist)
    assert.equal(figure(text, 'To dispense'), '6')
    assert.equal(figure(text, 'Ending within 3 days'), '1')
    assert.equal(figure(text, 'Dispensed by you today'), '0')
    assert.doesNotMatch(text, /FIVE|EXPIRED/)
    assert.ok(text.indexOf('Zero,') < text.indexOf('Four,'))
    const shown = patients.slice(0, 5).map(({ id }) => id)
    assert.deepEqual(new Set(await namedTo(pharmacist)), new Set(shown))
  })

  it('gives the front desk its search and the patients registered last, and no more of them', async () => {
    const patients = await Promise.all(
      Array.from({ length: 3 }, (_none, number) => makePatient(testApp, { familyName: `Newcomer${number}` })),
    )
    const clerk = await makeUser(testApp, 'admin_staff')
    const text = await open(clerk)
    assert.match(text, /<search class="mg-search" aria-label="Find a patient"><form [^>]*action="\/patients"/)
    assert.match(text, /Registered last.*Newcomer/s)
    assert.match(text, /href="\/patients\/new"/)
    const named = (await namedTo(clerk)) ?? []
    assert.equal(named.length, 6)
    assert.ok(patients.every(({ id }) => named.includes(id)))
  })

  it('shows editors the pages that have something to publish', async () => {
    await makePage(testApp, { path: 'opening-hours', title: 'Opening hours' })
    await makePage(testApp, { path: 'parking', title: 'Where to park' }, { draft: true })
    const text = await open(await makeUser(testApp, 'admin_staff'))
    assert.match(text, /Pages to publish.*Where to park/s)
    assert.doesNotMatch(text, /Opening hours<\/a> <strong/)
  })

  it('tells security officers what is open: alerts that nobody has acknowledged, and sessions that still hold', async () => {
    const officer = await makeUser(testApp, 'security_officer')
    const other = await makeUser(testApp, 'admin_staff')
    const at = testApp.clock.now()
    const session = (minutesAgo: number) => ({
      userId: other.id,
      address: '10.0.0.1',
      userAgent: 'x',
      startedAt: new Date(at.getTime() - minutesAgo * 60_000),
      lastSeenAt: new Date(at.getTime() - minutesAgo * 60_000),
    })
    const openBefore = Number(figure(await open(officer), 'Open sessions'))
    await SessionMetadata.bulkCreate([
      session(5),
      session(45),
      { ...session(5), endedAt: at, endedReason: 'ended' },
    ])
    const alert = { kind: 'emergency-access', severity: 'emergency', raisedAt: at, userId: other.id } as const
    const [seen] = await Alert.bulkCreate([alert, alert])
    await seen?.update({ acknowledgedAt: at, acknowledgedBy: officer.id })
    const text = await open(officer)
    assert.equal(figure(text, 'Open alerts'), '1')
    // The one that still holds, and this second one of the officer’s own.
    assert.equal(Number(figure(text, 'Open sessions')), openBefore + 2)
    assert.match(text, /Open alerts.*Emergency access<\/a>/s)
  })

  it('tells administrators about accounts in use only: roles, second factors and licences', async () => {
    const admin = await makeUser(testApp, 'system_admin')
    await makeUser(testApp, 'nurse', { displayName: 'Without Factor', enrolled: false })
    await makeUser(testApp, 'nurse', { displayName: 'Left Long Ago', enrolled: false, active: false })
    await makeUser(testApp, 'physician', { displayName: 'Expired Yesterday', licenceExpiresOn: '2026-03-03' })
    await makeUser(testApp, 'physician', { displayName: 'Expires Soon', licenceExpiresOn: '2026-05-03' })
    await makeUser(testApp, 'physician', { displayName: 'Expires Later', licenceExpiresOn: '2026-05-04' })
    const text = await open(admin)
    assert.match(text, /Without Factor<\/bdi><\/a> ?<strong[^>]*>Set up at the next sign-in/)
    assert.doesNotMatch(text, /Left Long Ago/)
    assert.equal(figure(text, 'Licences to renew'), '2')
    assert.match(text, /Expired Yesterday<\/bdi><\/a> ?<strong[^>]*>Ran out 3 Mar 2026/)
    assert.match(text, /Expires Soon<\/bdi><\/a> ?<strong[^>]*>Until 3 May 2026/)
    assert.doesNotMatch(text, /Expires Later/)
  })

  it('tells patients what they can collect and who opened their record, themselves left out', async () => {
    const physician = await makeUser(testApp, 'physician')
    const { id } = await makePatient(testApp)
    const patient = await makeUser(testApp, 'patient', { patientId: id })
    await assignCare(testApp, id, physician.id)
    const common = { patientId: id, prescriberId: physician.id, status: 'approved' } as const
    await makePrescription(testApp, { ...common, expiresOn: '2026-03-04' })
    await makePrescription(testApp, { ...common, expiresOn: '2026-03-03' })
    const stranger = await makeUser(testApp, 'physician', { displayName: 'Dr Refused Stranger' })
    await (await visit(testApp, stranger)).get(`/patients/${id}`)
    await (await visit(testApp, physician)).get(`/patients/${id}`)
    const browser = await visit(testApp, patient)
    await browser.get('/my/record')
    const { text } = await browser.get('/')
    assert.match(text, /You can collect one prescription\./)
    assert.match(text, new RegExp(`Who opened your record.*${physician.displayName}.*Chart opened`, 's'))
    assert.doesNotMatch(text, /Dr Refused Stranger/)
    assert.doesNotMatch(text, /Own record opened/)
    assert.deepEqual(await namedTo(patient), [id])
  })

  it('sends a patient’s account without a record to the front desk', async () => {
    const patient = await makeUser(testApp, 'patient')
    const text = await open(patient)
    assert.match(text, /Your account is not connected to a record yet/)
    assert.equal(await namedTo(patient), null)
  })

  it('shows a role that was given more the desks of both, and one that was given nothing the menu', async () => {
    const at = testApp.clock.now()
    const make = async (name: string, permissions: string[]) => {
      const role = await Role.create({
        name,
        title: name,
        mfaRequired: false,
        emergencyAccess: false,
        patientScope: 'none',
        accessWindows: [],
        createdAt: at,
        updatedAt: at,
      })
      await RolePermission.bulkCreate(permissions.map((permission) => ({ roleId: role.id, permission })))
      return makeUser(testApp, name)
    }
    assert.ok((await Permission.count()) > 0)
    const both = await open(await make('manager', ['audit.read', 'user.manage']))
    assert.match(both, /Worth a look/)
    assert.match(both, /Accounts by role/)
    assert.match(await open(await make('volunteer', [])), /Nothing waits here for your role/)
  })
})
