import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import type { Response } from 'supertest'
import { Condition } from '../../../models/patients/condition.ts'
import { ErasureRequest } from '../../../models/patients/erasure-request.ts'
import { newId } from '../../../models/new-id.ts'
import { erasePatient } from '../../../models/queries/patients/erase-patient.ts'
import { RecordTie } from '../../../models/patients/record-tie.ts'
import { holdForErasure } from '../../../server/patients/hold-record.ts'
import { fieldSealer } from '../../../server/patients/sealed-fields.ts'
import { decideErasureOf } from '../../support/decided-erasure.ts'
import {
  assignCare,
  keyOf,
  makeMedication,
  makePatient,
  makeUser,
  type TestUser,
} from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { untilWaiting } from '../../support/until-waiting.ts'

/** Longer ago than records must be kept. */
const longAgo = new Date('2010-03-01T10:00:00Z')

type Form = { readonly by: Visitor; readonly page: string; readonly fields: Record<string, string> }

const send = async ({ by, page, fields }: Form): Promise<Response> =>
  by.post(page, { ...fields, _csrf: await by.token() })

/** A busy house says when to come again; whoever does is answered in the end. */
const untilAnswered = async (form: Form): Promise<number> => {
  for (;;) {
    const { status } = await send(form)
    if (status !== 503) {
      return status
    }
  }
}

describe('a change to a record that is being erased', () => {
  let testApp: TestApp
  let doctor: TestUser
  let physician: Visitor
  let nurse: Visitor
  let accessCode: string
  let clerk: Visitor
  let officer: TestUser
  let admin: Visitor
  let medicationId: string
  let colleague: TestUser

  before(async () => {
    testApp = await startTestApp()
    doctor = await makeUser(testApp, 'physician')
    colleague = await makeUser(testApp, 'nurse')
    physician = await visit(testApp, doctor)
    const nursing = await makeUser(testApp, 'nurse')
    accessCode = nursing.accessCode ?? ''
    nurse = await visit(testApp, nursing)
    clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    officer = await makeUser(testApp, 'security_officer')
    admin = await visit(testApp, await makeUser(testApp, 'system_admin'))
    medicationId = (await makeMedication(testApp)).id
  })
  after(() => testApp.close())

  const broken = async () =>
    (await auditRows(testApp, 'record.seal-broken')).length +
    (await testApp.sql("SELECT id FROM alerts WHERE kind = 'record-unreadable'")).length

  /** Somebody in care, with a condition of long ago, and a guardian whose account is tied. */
  async function makeRecord(): Promise<{ id: string; conditionId: string; tieId: string }> {
    const { id } = await makePatient(testApp, { birthDate: '1984-03-27' })
    await assignCare(testApp, id, doctor.id, { startsAt: longAgo })
    const key = await keyOf(testApp, id)
    const conditionId = newId()
    await Condition.create({
      id: conditionId,
      patientId: id,
      description: fieldSealer(key, 'conditions', conditionId).required('description', 'Asthma'),
      status: 'active',
      verification: 'confirmed',
      recordedAt: longAgo,
      createdAt: longAgo,
    })
    const tieId = newId()
    const tie = await RecordTie.create({
      id: tieId,
      patientId: id,
      kind: 'guardian',
      document: 'birth-certificate',
      grounds: fieldSealer(key, 'record_ties', tieId).required('grounds', 'Mother'),
      endsOn: '2030-01-01',
      codeExpiresAt: longAgo,
      invitedAt: longAgo,
    })
    await tie.update({ userId: (await makeUser(testApp, 'patient')).id, acceptedAt: longAgo })
    return { id, conditionId, tieId }
  }

  const condition = { description: 'Asthma, mild', status: 'active', certainty: 'confirmed' }

  const forms: Readonly<Record<string, (made: Awaited<ReturnType<typeof makeRecord>>) => Form>> = {
    'an encounter': ({ id }) => ({
      by: physician,
      page: `/patients/${id}/encounters/new`,
      fields: { kind: 'ambulatory', occurredAt: '2026-03-02T08:00', reason: 'Cough' },
    }),
    'an allergy': ({ id }) => ({
      by: physician,
      page: `/patients/${id}/allergies/new`,
      fields: { substance: 'Penicillin', criticality: 'high', certainty: 'confirmed' },
    }),
    'a statement that there are no allergies': ({ id }) => ({
      by: physician,
      page: `/patients/${id}/allergies/none-known`,
      fields: { scope: 'any' },
    }),
    'vital signs': ({ id }) => ({
      by: physician,
      page: `/patients/${id}/vital-signs/new`,
      fields: { takenAt: '2026-03-02T08:00', pulse: '72' },
    }),
    'a condition': ({ id }) => ({ by: physician, page: `/patients/${id}/conditions/new`, fields: condition }),
    'the correction of a condition': ({ id, conditionId }) => ({
      by: physician,
      page: `/patients/${id}/conditions/${conditionId}/correct`,
      fields: { ...condition, version: '1' },
    }),
    'medical history': ({ id }) => ({
      by: physician,
      page: `/patients/${id}/medical-history`,
      fields: { medicalHistory: 'Asthma as a child', version: '1' },
    }),
    'a prescription': ({ id }) => ({
      by: physician,
      page: `/patients/${id}/prescriptions/new`,
      fields: {
        medicationId,
        dose: '1 capsule',
        route: 'oral',
        frequency: 'three times a day',
        quantity: '21',
        repeats: '0',
        expiresOn: '2026-04-04',
        overrideReason: 'Asked',
      },
    }),
    'emergency access': ({ id }) => ({
      by: nurse,
      page: `/patients/${id}/break-glass`,
      fields: { reasonCode: 'unconscious', reason: 'Brought in by ambulance', accessCode },
    }),
    'a death': ({ id }) => ({
      by: clerk,
      page: `/patients/${id}/death`,
      fields: { died: 'yes', diedOn: '2026-03-01', version: '1' },
    }),
    'a place in the care team': ({ id }) => ({
      by: clerk,
      page: `/patients/${id}/care-team`,
      fields: { userId: colleague.id, relationship: 'primary', until: '' },
    }),
    'an invitation': ({ id }) => ({
      by: clerk,
      page: `/patients/${id}/accounts`,
      fields: { kind: 'self', document: 'passport' },
    }),
    'the end of a tie': ({ id, tieId }) => ({
      by: clerk,
      page: `/patients/${id}/accounts/${tieId}/end`,
      fields: { reason: 'Wrong person' },
    }),
    'a request for its erasure': ({ id }) => ({
      by: clerk,
      page: `/patients/${id}/erasure`,
      fields: { reason: 'By letter', identityCheck: 'document' },
    }),
  }

  for (const [what, form] of Object.entries(forms)) {
    it(`waits for the erasure, and is answered in words that the record was erased: ${what}`, async () => {
      const made = await makeRecord()
      await decideErasureOf(testApp, made.id)
      const gate = new EventEmitter()
      const opened = once(gate, 'open')
      const held = once(gate, 'held')
      const { sequelize } = testApp.services
      const erasure = sequelize.transaction(async (transaction) => {
        await holdForErasure(testApp.services, transaction, made.id)
        gate.emit('held')
        await opened
        const done = { patientId: made.id, at: testApp.clock.now(), by: officer.id }
        await erasePatient(sequelize, transaction, done)
      })
      await held
      const asked = form(made)
      await asked.by.token()
      const sent = send(asked)
      await untilWaiting(testApp)
      gate.emit('open')
      await erasure
      const answer = await sent
      assert.equal(answer.status, 410, answer.text)
      assert.match(answer.text, /was erased on .* at the patient’s request/)
      assert.equal(await broken(), 0)
      assert.deepEqual(await auditRows(testApp, 'request.failed'), [])
    })

    it(`is made where nobody erases the record: ${what}`, async () => {
      const answer = await send(form(await makeRecord()))
      assert.equal(answer.status, 303, answer.text)
    })
  }

  it('nobody waits for each other without end: twenty erasures and twenty changes each way at once, each erased or changed', async () => {
    const records = await Promise.all(Array.from({ length: 20 }, () => makeRecord()))
    const at = testApp.clock.now()
    const requests = await Promise.all(
      records.map(async ({ id: patientId }) => {
        const id = newId()
        const reason = fieldSealer(await keyOf(testApp, patientId), 'erasure_requests', id).required(
          'reason',
          'Moved away',
        )
        const request = await ErasureRequest.create({
          id,
          patientId,
          requestedBy: colleague.id,
          requestedAt: at,
          identityCheck: 'document',
          reason,
        })
        await request.update({ approvedBy: officer.id, approvedAt: at })
        return id
      }),
    )
    await Promise.all([physician.token(), clerk.token(), admin.token()])
    const answers = await Promise.all(
      records.map(async (made, place) => {
        const erase = {
          by: admin,
          page: `/security/erasures/${requests[place]}/approve`,
          fields: { refusal: '' },
        }
        const correct = forms['the correction of a condition']
        const end = forms['the end of a tie']
        assert.ok(correct !== undefined && end !== undefined)
        return Promise.all([untilAnswered(erase), untilAnswered(correct(made)), untilAnswered(end(made))])
      }),
    )
    for (const [erased, corrected, ended] of answers) {
      const said = `erasure ${erased}, correction ${corrected}, end ${ended}`
      assert.ok(erased === 303 ? [404, 410].includes(corrected) : erased === 422 && corrected === 303, said)
      assert.ok([303, 404, 410].includes(ended), said)
    }
    assert.deepEqual(await auditRows(testApp, 'request.failed'), [])
    assert.equal(await broken(), 0)
  })
})
