import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit, Visitor } from '../support/request.ts'
import { freshCode, hiddenFields } from './forms.ts'

/**
 * What comes of each attempt. `done`: it is done. `shown`: the page is shown. `role`: 403, the role does not include it. `care`: 403, not in the
 * care team, with the offer to break the glass. `other`: 403, somebody else wrote it. `none`: 404, nothing is said. `gone`: 404, who ended it
 * and when. `late`: 404, its last day has passed. `over`: 409, who ended it and when. `away`: 409, it is of another
 * system. `day`: 422, its last day has passed. `login`: 303 to the sign-in page.
 */
type Outcome =
  'done' | 'shown' | 'role' | 'care' | 'other' | 'none' | 'gone' | 'late' | 'over' | 'away' | 'day' | 'login'

const people = [
  'prescriber',
  'left the team',
  'colleague',
  'outsider',
  'nurse',
  'pharmacist',
  'clerk',
  'officer',
  'admin',
  'patient',
  'signed out',
] as const
type Person = (typeof people)[number]

const states = [
  'draft',
  'late draft',
  'approved',
  'part supplied',
  'not dispensed',
  'dispensed',
  'cancelled',
  'expired',
  'imported',
] as const
type State = (typeof states)[number]

const actions = [
  'open',
  'sign',
  'dispense',
  'dispense part',
  'not-dispensed',
  'reverse',
  'cancel',
  'officer cancels',
] as const
type Action = (typeof actions)[number]

/** A column for each person, in their order: prescriber, left, colleague, outsider, nurse, pharmacist, clerk, officer, admin, patient, signed out. */
const tables: Record<Action, Record<State, string>> = {
  open: {
    draft: 'shown care shown care shown none role role role role login',
    'late draft': 'shown care shown care shown none role role role role login',
    approved: 'shown care shown care shown shown role role role role login',
    'part supplied': 'shown care shown care shown shown role role role role login',
    'not dispensed': 'shown care shown care shown shown role role role role login',
    dispensed: 'shown care shown care shown gone role role role role login',
    cancelled: 'shown care shown care shown gone role role role role login',
    expired: 'shown care shown care shown late role role role role login',
    imported: 'shown care shown care shown none role role role role login',
  },
  sign: {
    draft: 'done care other care role role role role role role login',
    'late draft': 'day care other care role role role role role role login',
    approved: 'over care other care role role role role role role login',
    'part supplied': 'over care other care role role role role role role login',
    'not dispensed': 'over care other care role role role role role role login',
    dispensed: 'over care other care role role role role role role login',
    cancelled: 'over care other care role role role role role role login',
    expired: 'over care other care role role role role role role login',
    imported: 'other care other care role role role role role role login',
  },
  dispense: {
    draft: 'role role role role role none role role role role login',
    'late draft': 'role role role role role none role role role role login',
    approved: 'role role role role role done role role role role login',
    'part supplied': 'role role role role role done role role role role login',
    'not dispensed': 'role role role role role done role role role role login',
    dispensed: 'role role role role role gone role role role role login',
    cancelled: 'role role role role role gone role role role role login',
    expired: 'role role role role role late role role role role login',
    imported: 'role role role role role none role role role role login',
  },
  'dispense part': {
    draft: 'role role role role role none role role role role login',
    'late draft': 'role role role role role none role role role role login',
    approved: 'role role role role role done role role role role login',
    'part supplied': 'role role role role role done role role role role login',
    'not dispensed': 'role role role role role done role role role role login',
    dispensed: 'role role role role role gone role role role role login',
    cancelled: 'role role role role role gone role role role role login',
    expired: 'role role role role role late role role role role login',
    imported: 'role role role role role none role role role role login',
  },
  'not-dispensed': {
    draft: 'role role role role role none role role role role login',
    'late draft': 'role role role role role none role role role role login',
    approved: 'role role role role role done role role role role login',
    'part supplied': 'role role role role role done role role role role login',
    'not dispensed': 'role role role role role done role role role role login',
    dispensed: 'role role role role role gone role role role role login',
    cancelled: 'role role role role role gone role role role role login',
    expired: 'role role role role role late role role role role login',
    imported: 'role role role role role none role role role role login',
  },
  reverse: {
    draft: 'role role role role role none role role role role login',
    'late draft': 'role role role role role none role role role role login',
    approved: 'role role role role role none role role role role login',
    'part supplied': 'role role role role role done role role role role login',
    'not dispensed': 'role role role role role none role role role role login',
    dispensed: 'role role role role role done role role role role login',
    cancelled: 'role role role role role gone role role role role login',
    expired: 'role role role role role late role role role role login',
    imported: 'role role role role role none role role role role login',
  },
  cancel: {
    draft: 'done care done care role role role role role role login',
    'late draft': 'done care done care role role role role role role login',
    approved: 'done done done care role role role role role role login',
    'part supplied': 'done done done care role role role role role role login',
    'not dispensed': 'done done done care role role role role role role login',
    dispensed: 'over over over care role role role role role role login',
    cancelled: 'over over over care role role role role role role login',
    expired: 'done done done care role role role role role role login',
    imported: 'away care away care role role role role role role login',
  },
  'officer cancels': {
    draft: 'role role role role role role role none role role login',
    'late draft': 'role role role role role role role none role role login',
    approved: 'role role role role role role role none role role login',
    'part supplied': 'role role role role role role role none role role login',
    'not dispensed': 'role role role role role role role none role role login',
    dispensed: 'role role role role role role role gone role role login',
    cancelled: 'role role role role role role role gone role role login',
    expired: 'role role role role role role role none role role login',
    imported: 'role role role role role role role none role role login',
  },
}

const statuses: Record<Outcome, number> = {
  done: 303,
  shown: 200,
  role: 403,
  care: 403,
  other: 403,
  none: 404,
  gone: 404,
  late: 404,
  over: 409,
  away: 409,
  day: 422,
  login: 303,
}

const isOutcome = (word: string): word is Outcome => Object.hasOwn(statuses, word)

const events: Record<Action, string> = {
  open: 'prescription.viewed',
  sign: 'prescription.signed',
  dispense: 'prescription.dispensed',
  'dispense part': 'prescription.dispensed',
  'not-dispensed': 'prescription.not-dispensed',
  reverse: 'prescription.dispensing-reversed',
  cancel: 'prescription.cancelled',
  'officer cancels': 'prescription.cancelled',
}

/** The rows that each outcome leaves, in words: the attempt, once, and what was shown with it. */
function rowsOf(action: Action, outcome: Outcome): string[] {
  const event = events[action]
  switch (outcome) {
    case 'done':
    case 'shown':
      return [`${event} success`]
    case 'over':
    case 'away':
      return [`${event} failure`]
    case 'day':
      return [`${event} failure`, 'prescription.viewed success']
    case 'login':
      return []
    default:
      return [`${event} refused`]
  }
}

describe('what each person may do with a prescription in each state', () => {
  let testApp: TestApp
  let patientId: string
  let prescriptionOf: Map<string, { id: string; dispensing: string }>
  const users = new Map<Person, TestUser>()
  const visitors = new Map<Person, Visitor>()

  const user = (person: Person): TestUser => {
    const found = users.get(person)
    assert.ok(found)
    return found
  }

  before(async () => {
    testApp = await startTestApp()
    patientId = (await makePatient(testApp, { familyName: 'Sithole', givenName: 'Nomvula' })).id
    const roles: Record<Exclude<Person, 'signed out'>, string> = {
      prescriber: 'physician',
      'left the team': 'physician',
      colleague: 'physician',
      outsider: 'physician',
      nurse: 'nurse',
      pharmacist: 'pharmacist',
      clerk: 'admin_staff',
      officer: 'security_officer',
      admin: 'system_admin',
      patient: 'patient',
    }
    for (const person of people) {
      if (person === 'signed out') {
        const visitor = new Visitor(testApp)
        await visitor.get('/login')
        visitors.set(person, visitor)
        continue
      }
      const mine = person === 'patient' ? { patientId } : {}
      const made = await makeUser(testApp, roles[person], { displayName: `The ${person}`, ...mine })
      users.set(person, made)
      visitors.set(person, await visit(testApp, made))
    }
    for (const person of ['prescriber', 'colleague', 'nurse'] as const) {
      await assignCare(testApp, patientId, user(person).id)
    }
    prescriptionOf = new Map()
  })
  after(() => testApp.close())

  /** A prescription in a state. Whoever left the team wrote their own. */
  async function make(state: State, prescriberId: string): Promise<{ id: string; dispensing: string }> {
    const late = state === 'expired' || state === 'late draft'
    const status =
      state === 'draft' || state === 'late draft' || state === 'imported'
        ? 'draft'
        : state === 'cancelled' || state === 'dispensed'
          ? state
          : 'approved'
    const pharmacistId = user('pharmacist').id
    const { id } = await makePrescription(testApp, {
      patientId,
      prescriberId,
      status,
      quantity: 21,
      expiresOn: late ? '2026-03-03' : '2026-04-04',
      pharmacistId,
    })
    const at = testApp.clock.now()
    const dispensing = newId()
    if (state === 'part supplied') {
      await testApp.sql(
        `INSERT INTO dispensings (id, prescription_id, pharmacist_id, quantity, idempotency_key, dispensed_at)
         VALUES ($1, $2, $3, 10, $1, $4)`,
        [dispensing, id, pharmacistId, at],
      )
    }
    if (state === 'not dispensed') {
      await testApp.sql(
        `INSERT INTO not_dispensed (id, prescription_id, pharmacist_id, reason_code, recorded_at)
         VALUES ($1, $2, $3, 'out-of-stock', $4)`,
        [newId(), id, pharmacistId, at],
      )
    }
    if (state === 'imported') {
      await testApp.sql("UPDATE prescriptions SET status = 'imported', prescriber_id = NULL WHERE id = $1", [
        id,
      ])
    }
    const [handed] = await testApp.sql<{ id: string }>(
      'SELECT id FROM dispensings WHERE prescription_id = $1',
      [id],
    )
    return { id, dispensing: handed?.id ?? dispensing }
  }

  /** All that is stored of a prescription. */
  const stored = async (id: string) =>
    JSON.stringify(
      await testApp.sql(
        `SELECT to_jsonb(p) AS row,
          (SELECT jsonb_agg(to_jsonb(d) ORDER BY d.id) FROM dispensings d WHERE d.prescription_id = p.id) AS handed,
          (SELECT jsonb_agg(to_jsonb(n) ORDER BY n.id) FROM not_dispensed n WHERE n.prescription_id = p.id) AS refused,
          (SELECT count(*) FROM dispensing_reversals v JOIN dispensings d ON d.id = v.dispensing_id
            WHERE d.prescription_id = p.id) AS reversed
         FROM prescriptions p WHERE p.id = $1`,
        [id],
      ),
    )

  async function send(
    action: Action,
    person: Person,
    { id, dispensing }: { id: string; dispensing: string },
  ) {
    const visitor = visitors.get(person)
    assert.ok(visitor)
    const page = `/prescriptions/${id}`
    if (action === 'open') {
      return visitor.get(page)
    }
    const token = person === 'signed out' ? await visitor.get('/login') : undefined
    const csrf =
      token === undefined
        ? await visitor.token()
        : (/name="_csrf" value="([^"]+)"/.exec(token.text)?.[1] ?? '')
    const rest = await testApp.sql('SELECT FROM dispensings WHERE prescription_id = $1', [id])
    const whole = rest.length > 0 ? '11' : '21'
    const idempotencyKey = newId()
    const forms = {
      sign: ['sign', { code: '123456' }],
      dispense: ['dispense', { quantity: whole, idempotencyKey }],
      'dispense part': ['dispense', { quantity: '5', idempotencyKey }],
      'not-dispensed': ['not-dispensed', { notDispensedReason: 'out-of-stock' }],
      reverse: [`dispensings/${dispensing}/reverse`, { reason: 'The wrong box' }],
      cancel: ['cancel', { reason: 'Not needed' }],
      'officer cancels': ['cancel-for-another', { reason: 'Nobody else may' }],
    } as const satisfies Record<Exclude<Action, 'open'>, readonly [string, Record<string, string>]>
    const [verb, fields] = forms[action]
    return visitor.post(`${page}/${verb}`, { ...fields, _csrf: csrf })
  }

  /** What the answer says, for the eyes of its reader. */
  function says(state: State, person: Person, outcome: Outcome): RegExp {
    const writer = person === 'left the team' ? 'left the team' : 'prescriber'
    const canceller = person === writer ? 'you' : `The ${writer}`
    switch (outcome) {
      case 'role':
        return /role-not-permitted/
      case 'care':
        return /not-in-care-team/
      case 'other':
        return /Somebody else wrote this prescription, and nobody can sign in their place/
      case 'none':
        return /Page not found/
      case 'gone':
        return state === 'dispensed'
          ? /already dispensed by The pharmacist at 4 Mar 2026/
          : /was cancelled by The prescriber at 4 Mar 2026/
      case 'late':
        return /The last day of this prescription has passed/
      case 'day':
        return /The last day of this prescription has passed\. Write a new one/
      case 'away':
        return /came from another system/
      case 'over':
        if (state === 'dispensed') {
          return /This prescription was already dispensed by The pharmacist at 4 Mar 2026/
        }
        return state === 'cancelled'
          ? new RegExp(`This prescription was already cancelled by ${canceller} at 4 Mar 2026`)
          : /This prescription was already signed by you at 4 Mar 2026/
      default:
        return /^/
    }
  }

  for (const action of actions) {
    const byState = tables[action]
    it(`as the table has it: ${action}`, async () => {
      const problems: string[] = []
      for (const state of states) {
        const outcomes = byState[state].split(' ')
        assert.equal(outcomes.length, people.length, `${action}, ${state}`)
        for (const [column, person] of people.entries()) {
          const outcome = outcomes[column] ?? ''
          assert.ok(isOutcome(outcome), outcome)
          const cell = `${action}, ${state}, ${person}`
          const writer = person === 'left the team' ? 'left the team' : 'prescriber'
          const place = `${state}, ${writer}`
          const one = prescriptionOf.get(place) ?? (await make(state, user(writer).id))
          prescriptionOf.set(place, one)
          const storedBefore = await stored(one.id)
          testApp.clock.advance({ seconds: 1 })
          const since = testApp.clock.now()
          const answer =
            action === 'sign' && outcome === 'done'
              ? await signAsShown(person, one.id)
              : await send(action, person, one)
          const rows = await testApp.sql<{ event: string; outcome: string }>(
            `SELECT event, outcome FROM audit_events WHERE occurred_at >= $1 AND event LIKE 'prescription.%'
             ORDER BY occurred_at, id`,
            [since],
          )
          const left = rows.map((row) => `${row.event} ${row.outcome}`)
          const expected =
            action === 'sign' && outcome === 'done'
              ? ['prescription.viewed success', 'prescription.signed success']
              : rowsOf(action, outcome)
          const changed = (await stored(one.id)) !== storedBefore
          if (answer.status !== statuses[outcome]) {
            problems.push(`${cell}: ${answer.status} for ${statuses[outcome]} (${outcome})`)
          } else if (!says(state, person, outcome).test(answer.text.replaceAll(/[⁨⁩]|<\/?bdi>/g, ''))) {
            problems.push(`${cell}: does not say ${String(says(state, person, outcome))}`)
          } else if (outcome === 'login' && !answer.headers['location']?.startsWith('/login')) {
            problems.push(`${cell}: leads to ${answer.headers['location']}`)
          }
          if (left.join() !== expected.join()) {
            problems.push(
              `${cell}: on record is ${left.join() || 'nothing'} for ${expected.join() || 'nothing'}`,
            )
          }
          if (changed !== (outcome === 'done')) {
            problems.push(`${cell}: ${changed ? 'something' : 'nothing'} has changed`)
          }
          if (outcome !== 'shown' && outcome !== 'day' && /Sithole/.test(answer.text)) {
            problems.push(`${cell}: names the patient`)
          }
          if (changed) {
            prescriptionOf.delete(place)
          }
        }
      }
      assert.deepEqual(problems, [])
    })
  }

  /** Signs what the page shows, with a code that was not used yet. */
  async function signAsShown(person: Person, id: string) {
    const visitor = visitors.get(person)
    assert.ok(visitor)
    const code = freshCode(testApp, user(person))
    const action = `/prescriptions/${id}/sign`
    const page = await visitor.get(`/prescriptions/${id}`)
    return visitor.post(action, { ...hiddenFields(page.text, action), code })
  }

  it('has no way to edit or renew one: what was signed is cancelled and written anew', async () => {
    const { id } = await make('approved', user('prescriber').id)
    const storedBefore = await stored(id)
    const visitor = visitors.get('prescriber')
    assert.ok(visitor)
    for (const verb of ['edit', 'renew', 'repeat', 'amend']) {
      assert.equal((await visitor.get(`/prescriptions/${id}/${verb}`)).status, 404, verb)
      const answer = await visitor.post(`/prescriptions/${id}/${verb}`, { _csrf: await visitor.token() })
      assert.equal(answer.status, 404, verb)
    }
    assert.equal(await stored(id), storedBefore)
  })
})
