import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { toldOfIssue } from '../../views/words/english.ts'
import { encounterSchema } from '../../../server/patients/encounters/encounter-form.ts'
import { assignCare, makePatient, makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, type Visitor } from '../../support/request.ts'

const now = () => new Date('2026-03-29T12:00:00Z')

const read = (occurredAt: string, timeZone = 'Europe/Berlin') =>
  encounterSchema(timeZone, now).safeParse({ kind: 'ambulatory', reason: 'Cough', occurredAt })

describe('when an encounter took place', () => {
  for (const [typed, at] of [
    ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29 03:00', '2026-03-29T01:00:00.000Z'],
    [' 2026-03-28T10:20:30 ', '2026-03-28T09:20:30.000Z'],
  ] as const) {
    it(`is read in the facility’s zone: ${typed}`, () => {
      assert.equal(read(typed).data?.occurredAt.at.toISOString(), at)
    })
  }

  for (const [typed, message] of [
    ['2026-03-29T02:30', /clock was put forward then.*01:59 or earlier.*03:00 or later/],
    ['0202-01-05T10:00', /The year 202 cannot be right/],
    ['2025-10-26T02:30', /came twice. Choose which one/],
    ['2026-03-29T14:06', /in the future/],
    ['2026-03-28', /when it took place as YYYY-MM-DD HH:MM/],
    ['2026-03-28T10:00+05:00', /when it took place as YYYY-MM-DD HH:MM/],
    ['2026-03-28T10:00[UTC]', /when it took place as YYYY-MM-DD HH:MM/],
    ['2026-02-30T10:00', /when it took place as YYYY-MM-DD HH:MM/],
    ['2026-03-28T24:00', /when it took place as YYYY-MM-DD HH:MM/],
  ] as const) {
    it(`is asked for again where it is none: ${typed}`, () => {
      const parsed = read(typed)
      assert.deepEqual(
        parsed.error?.issues.map(({ path }) => path),
        [['occurredAt']],
      )
      assert.match(toldOfIssue(parsed.error.issues[0]?.message ?? ''), message)
    })
  }
})

describe('an encounter before the patient’s birth', () => {
  let testApp: TestApp
  let doctor: Visitor
  let physicianId: string

  before(async () => {
    testApp = await startTestApp()
    const physician = await makeUser(testApp, 'physician')
    physicianId = physician.id
    doctor = await visit(testApp, physician)
  })
  after(() => testApp.close())

  const record = async (birthDate: string, occurredAt: string) => {
    const { id } = await makePatient(testApp, { birthDate })
    await assignCare(testApp, id, physicianId)
    const fields = { kind: 'ambulatory', reason: 'Cough', occurredAt }
    return doctor.submit(`/patients/${id}/encounters/new`, fields)
  }

  for (const [born, occurredAt] of [
    ['1984-03-27', '1984-03-26T23:59'],
    ['1984-03', '1984-02-29T10:00'],
    ['1984', '1983-12-31T10:00'],
  ] as const) {
    it(`is refused with what was typed kept: born ${born}, seen ${occurredAt}`, async () => {
      const answer = await record(born, occurredAt)
      assert.equal(answer.status, 422)
      assert.match(answer.text, /before the patient’s birth/)
      assert.match(answer.text, /href="#occurredAt"/)
      assert.match(answer.text, /value="Cough"|>Cough</)
    })
  }

  for (const [born, occurredAt] of [
    ['1984-03-27', '1984-03-27T00:00'],
    ['1984-03', '1984-03-01T10:00'],
    ['1984', '1984-01-01T10:00'],
  ] as const) {
    it(`is not what the day of birth is: born ${born}, seen ${occurredAt}`, async () => {
      assert.equal((await record(born, occurredAt)).status, 303)
    })
  }
})
