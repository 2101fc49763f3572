import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createPassport } from '../../middleware/passport.ts'
import { actions, type Action } from '../../server/access/actions.ts'
import type { Actor, Circumstances, PatientRelationship } from '../../server/access/actor.ts'
import { decide } from '../../server/access/decide.ts'
import type { RouteTable } from '../../server/http/routes/declared-route.ts'
import { isForPrograms } from '../../server/http/routes/for-programs.ts'
import { createRoutes } from '../../server/routes.ts'
import { assignCare, makePatient, makePrescription, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { actorOf } from '../pages/sample-actors.ts'
import { visit, type Visitor } from '../support/request.ts'
import { lineText, nameOf, readTable, roleNames, type Cell, type Condition, type Line } from './who-may.ts'

const situations = ['own', 'not own', 'granted', 'expired'] as const
type Situation = (typeof situations)[number]

const at = new Date('2026-03-04T10:00:00Z')
const inside = '10.0.0.1'

type Around = { readonly inHours: boolean; readonly inNetwork: boolean }
const arounds: readonly Around[] = [true, false].flatMap((inHours) =>
  [true, false].map((inNetwork) => ({ inHours, inNetwork })),
)

/** Somebody of a role that has hours and networks, whatever a new installation gives it. */
function person(role: string, situation: Situation): Actor {
  const minutes = situation === 'granted' ? 1 : 0
  return {
    ...actorOf(role),
    accessWindows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '22:00' }],
    roleNetworks: ['10.0.0.0/8'],
    ownPatientId: situation === 'own' ? 'patient' : 'another',
    grants:
      situation === 'granted' || situation === 'expired'
        ? [
            {
              id: 'grant',
              patientId: 'patient',
              recordNumber: 'MG-1',
              reasonCode: 'other',
              extended: false,
              endsAt: new Date(at.getTime() + minutes * 60_000),
            },
          ]
        : [],
  }
}

const circumstances = ({ inHours, inNetwork }: Around): Circumstances => ({
  at,
  local: { weekday: 3, minutes: inHours ? 720 : 1380, date: '2026-03-04' },
  address: inNetwork ? inside : '192.0.2.7',
  administrationNetworks: ['10.0.0.0/8'],
})

const relationship = (situation: Situation): PatientRelationship => ({
  patientId: 'patient',
  recordNumber: 'MG-1',
  careTeam: situation === 'own' ? 'primary' : null,
  activePrescription: situation === 'own',
  abandoned: situation === 'own',
})

/** For which patients each word of the table opens; an expired grant opens none. */
const opens: Readonly<Record<Cell, readonly Situation[]>> = {
  '–': [],
  yes: situations,
  any: situations,
  care: ['own', 'granted'],
  prescription: ['own'],
  own: ['own'],
  abandoned: ['own'],
}

/** What the table says: the word of the cell, then hours and networks, which a live grant for the patient stands in for. */
function expected(cell: Cell, condition: Condition, situation: Situation, around: Around): boolean {
  const standsIn = cell === 'care' && situation === 'granted'
  return (
    opens[cell].includes(situation) &&
    (condition === 'always' || standsIn || (around.inHours && around.inNetwork)) &&
    (condition !== 'hours, administration' || around.inNetwork)
  )
}

const decided = (asked: readonly Action[], role: string, situation: Situation, around: Around): boolean => {
  const aboutPatient = asked.some((action) => actions[action].patient !== undefined)
  return asked.some(
    (action) =>
      decide(
        person(role, situation),
        action,
        circumstances(around),
        aboutPatient ? relationship(situation) : undefined,
      ).allowed,
  )
}

/** What the decision makes of a route, written as a line of the table: to be read before it is believed. */
function asDecided(route: string, asked: readonly Action[]): Line {
  const cell = (role: string): Cell => {
    const best = { inHours: true, inNetwork: true }
    const open = situations.filter((situation) => decided(asked, role, situation, best))
    const aboutPatient = asked.some((action) => actions[action].patient !== undefined)
    if (open.length === 0) {
      return '–'
    }
    if (open.length === situations.length) {
      return aboutPatient ? 'any' : 'yes'
    }
    if (asked.some((action) => actions[action].patient === 'abandoned')) {
      return 'abandoned'
    }
    const narrow = actorOf(role).patientScope === 'prescribed' ? 'prescription' : 'own'
    return open.includes('granted') ? 'care' : narrow
  }
  const needs = asked.map((action) => actions[action])
  const general = needs.every(({ always }) => always === true) ? 'always' : 'hours'
  return {
    route,
    who: Object.fromEntries(roleNames.map((name) => [name, cell(name)])),
    condition: needs.some(({ administration }) => administration === true)
      ? 'hours, administration'
      : general,
  }
}

describe('who may do what', () => {
  let testApp: TestApp
  let routes: RouteTable
  const table = new Map(readTable().map((line) => [line.route, line]))

  before(async () => {
    testApp = await startTestApp()
    routes = createRoutes(testApp.services, createPassport(testApp.services))
  })
  after(() => testApp.close())

  const guarded = () =>
    routes.entries.flatMap((entry) =>
      entry.declaration.kind === 'public' ? [] : [{ name: nameOf(entry), asked: entry.declaration.actions }],
    )

  it('is written down for every route, and for nothing that is none', () => {
    const missing = guarded().filter(({ name }) => !table.has(name))
    assert.equal(
      missing.map(({ name, asked }) => lineText(asDecided(name, asked))).join('\n'),
      '',
      'These routes are missing from docs/who-may-do-what.md. Check each line against what was meant, then add it.',
    )
    const known = new Set(guarded().map(({ name }) => name))
    assert.deepEqual(
      [...table.keys()].filter((name) => !known.has(name)),
      [],
      'These lines of docs/who-may-do-what.md belong to no route',
    )
  })

  it('holds for every role, route, patient, hour and network', () => {
    let count = 0
    for (const { name, asked } of guarded()) {
      const line = table.get(name)
      for (const role of line === undefined ? [] : roleNames) {
        for (const situation of situations) {
          for (const around of arounds) {
            assert.equal(
              decided(asked, role, situation, around),
              expected(line?.who[role] ?? '–', line?.condition ?? 'hours', situation, around),
              `${name} for ${role}, patient ${situation}, ${JSON.stringify(around)}`,
            )
            count += 1
          }
        }
      }
    }
    assert.ok(count > 8 * situations.length * arounds.length * 50)
  })

  describe('over HTTP', () => {
    const visitors = new Map<string, Visitor>()
    let mine: { id: string }
    let strange: { id: string }
    let prescription: { id: string }
    let strangePrescription: { id: string }
    let abandoned: { id: string }
    const nothing = '0198a000-0000-7000-8000-000000000000'

    before(async () => {
      mine = await makePatient(testApp)
      strange = await makePatient(testApp)
      const prescriber = await makeUser(testApp, 'physician')
      const asked = { prescriberId: prescriber.id, status: 'approved' } as const
      prescription = await makePrescription(testApp, { ...asked, patientId: mine.id })
      strangePrescription = await makePrescription(testApp, {
        ...asked,
        patientId: strange.id,
        status: 'cancelled',
      })
      const gone = await makeUser(testApp, 'physician')
      abandoned = await makePrescription(testApp, { ...asked, prescriberId: gone.id, patientId: strange.id })
      await testApp.sql('UPDATE users SET active = false WHERE id = $1', [gone.id])
      for (const role of roleNames) {
        const user = await makeUser(testApp, role, role === 'patient' ? { patientId: mine.id } : {})
        if (actorOf(role).patientScope === 'care_team') {
          await assignCare(testApp, mine.id, user.id)
        }
        visitors.set(role, await visit(testApp, user))
      }
    })

    const address = (name: string, own: boolean) => {
      const subject = name.includes('/cancel-for-another')
        ? abandoned.id
        : name.includes('/prescriptions/:id')
          ? (own ? prescription : strangePrescription).id
          : (own ? mine : strange).id
      return name
        .replace(/^\w+ /, '')
        .replace(':id', /\/(patients|prescriptions)\/:id/.test(name) ? subject : nothing)
        .replaceAll(/\*\w+/g, 'nothing-here')
        .replaceAll(/:\w+/g, nothing)
    }

    const ask = async (role: string, name: string, own: boolean) => {
      const visitor = visitors.get(role)
      assert.ok(visitor !== undefined)
      const headers = { Accept: 'application/json' }
      if (name.startsWith('GET ')) {
        return visitor.get(address(name, own), headers)
      }
      return isForPrograms(address(name, own))
        ? visitor.send(address(name, own), {}, { 'X-CSRFToken': await visitor.token() })
        : visitor.post(address(name, own), { _csrf: await visitor.token() }, headers)
    }

    const decisionReasons = [
      'role-not-permitted',
      'not-named-for-emergencies',
      'not-in-care-team',
      'not-found',
    ]

    /** Whether the decision refused: on record once, by one of its own reasons. */
    const wasRefused = async ({ body, status }: Awaited<ReturnType<typeof ask>>) => {
      const requestId: unknown = body.requestId ?? body.request_id
      const rows =
        typeof requestId === 'string'
          ? await testApp.sql(
              "SELECT rule FROM audit_events WHERE request_id = $1 AND outcome = 'refused' AND rule = ANY ($2)",
              [requestId, decisionReasons],
            )
          : []
      return rows.length === 1 && [403, 404].includes(status)
    }

    it('refuses whom the table does not name, and shows nobody a patient who is not theirs', async () => {
      for (const [index, { name }] of guarded().entries()) {
        const line = table.get(name)
        const refused = roleNames.filter((role) => line?.who[role] === '–')
        const role = refused[index % Math.max(1, refused.length)]
        if (role !== undefined) {
          const answer = await ask(role, name, true)
          assert.ok(await wasRefused(answer), `${name} for ${role}: ${answer.status}`)
        }
        const other = roleNames.filter((one) => ['care', 'prescription'].includes(line?.who[one] ?? ''))
        const stranger = other[index % Math.max(1, other.length)]
        if (stranger !== undefined) {
          const answer = await ask(stranger, name, false)
          assert.ok(await wasRefused(answer), `${name} for ${stranger}, not theirs: ${answer.status}`)
        }
      }
    })

    it('lets those in whom the table names, as far as there is something to do', async () => {
      for (const [index, { name }] of guarded().entries()) {
        const line = table.get(name)
        const allowed = roleNames.filter((role) => !['–', undefined].includes(line?.who[role]))
        const role = allowed[index % Math.max(1, allowed.length)]
        if (role !== undefined) {
          const answer = await ask(role, name, true)
          const said = `${name} for ${role}: ${answer.status} ${JSON.stringify(answer.body)}`
          assert.equal(await wasRefused(answer), false, said)
          assert.ok(answer.status < 500 && answer.status !== 401, said)
          assert.doesNotMatch(String(answer.headers['location']), /^\/login/, said)
        }
      }
    })
  })
})
