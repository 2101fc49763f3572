import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Action } from '../../server/access/actions.ts'
import type { Actor, Circumstances, PatientRelationship } from '../../server/access/actor.ts'
import { decide } from '../../server/access/decide.ts'
import type { Rule } from '../../server/access/decision.ts'
import { explain, explainRefusal } from '../../server/access/explain.ts'
import { explanationWords, of, you, type Voice } from '../../server/http/words/explanation-words.ts'
import type { Words } from '../../views/words/words.ts'
import { wordsOf } from '../../views/words/words.ts'
import { actorOf } from '../pages/sample-actors.ts'
import { english } from '../views/words/english.ts'
import { opens, pseudoLocale, pseudoMessages, unsaid } from '../views/words/pseudo-language.ts'
import { now, question } from './any-question.ts'

const usual: Circumstances = {
  at: now,
  local: { weekday: 3, minutes: 23 * 60 + 5, date: '2026-03-04' },
  address: '192.0.2.7',
  administrationNetworks: [],
}
const relationship: PatientRelationship = {
  patientId: 'one',
  recordNumber: 'MG-1',
  careTeam: null,
  activePrescription: false,
}

type Asked = {
  readonly action?: Action
  readonly actor?: Partial<Actor>
  readonly circumstances?: Partial<Circumstances>
  readonly relationship?: Partial<PatientRelationship> | null
}

const verdictsOf = (asked: Asked) => {
  const { action = 'chart.open' } = asked
  const actor: Actor = { ...actorOf('physician'), ...asked.actor }
  const circumstances = { ...usual, ...asked.circumstances }
  const tie = asked.relationship === null ? undefined : { ...relationship, ...asked.relationship }
  const decision = decide(actor, action, circumstances, tie)
  return explain({ actor, action, circumstances, relationship: tie, decision })
}

/** What one rule says of what was asked. */
function saysOf(rule: Rule, asked: Asked, voice: Voice, words: Words = english): string {
  const verdict = verdictsOf(asked).find((one) => one.rule === rule)
  assert.ok(verdict, rule)
  return explanationWords(words, verdict, voice)
}

const thandi = of('Dr Thandi Nkosi')
const endsAt = new Date('2026-03-04T11:00:00Z')
const grant = {
  id: 'g',
  patientId: 'one',
  recordNumber: 'MG-1',
  reasonCode: 'other',
  endsAt,
  extended: false,
}
const weekend = { days: [7, 6], from: '08:00', to: '12:00' }
const overnight = { days: [5, 1, 3], from: '22:00', to: '06:00' }

const table: readonly (readonly [rule: Rule, asked: Asked, toThePerson: string, toOthers: string])[] = [
  [
    'permission',
    { action: 'audit.read', relationship: null },
    'Your role, Physician, does not include: Search and read the audit log.',
    'Dr Thandi Nkosi’s role, Physician, does not include: Search and read the audit log.',
  ],
  [
    'permission',
    {},
    'Your role, Physician, includes: Open the clinical chart of patients in one’s care.',
    'Dr Thandi Nkosi’s role, Physician, includes: Open the clinical chart of patients in one’s care.',
  ],
  [
    'hours',
    { actor: { accessWindows: [weekend, overnight] } },
    'Your role may sign in and work 08:00–12:00 at weekends and 22:00–06:00 on Monday, Wednesday and Friday (overnight); it is 23:05 on Wednesday.',
    'Dr Thandi Nkosi’s role may sign in and work 08:00–12:00 at weekends and 22:00–06:00 on Monday, Wednesday and Friday (overnight); it is 23:05 on Wednesday.',
  ],
  [
    'hours',
    {
      actor: {
        accessWindows: [weekend],
        hourExceptions: [{ from: new Date(0), until: endsAt, windows: [weekend] }],
      },
    },
    'Your role may sign in and work 08:00–12:00 at weekends; it is 23:05 on Wednesday. An exception adds 08:00–12:00 at weekends until 4 Mar 2026, 13:00. That is outside these hours.',
    'Dr Thandi Nkosi’s role may sign in and work 08:00–12:00 at weekends; it is 23:05 on Wednesday. An exception adds 08:00–12:00 at weekends until 4 Mar 2026, 13:00. That is outside these hours.',
  ],
  [
    'network',
    { actor: { roleNetworks: ['10.0.0.0/8', '10.1.0.0/16'], userNetworks: ['192.0.2.0/24'] } },
    'Only certain networks are allowed: the role from 10.0.0.0/8, 10.1.0.0/16, and the account from 192.0.2.0/24. The address 192.0.2.7 is not within them.',
    'Only certain networks are allowed: the role from 10.0.0.0/8, 10.1.0.0/16, and the account from 192.0.2.0/24. The address 192.0.2.7 is not within them.',
  ],
  [
    'network',
    {},
    'Your role and account may be used from any network.',
    'Dr Thandi Nkosi’s role and account may be used from any network.',
  ],
  [
    'administration-network',
    { action: 'user.view', relationship: null, circumstances: { administrationNetworks: ['192.0.2.0/24'] } },
    'Administration and security pages are open to 192.0.2.0/24 only. The address 192.0.2.7 is within them.',
    'Administration and security pages are open to 192.0.2.0/24 only. The address 192.0.2.7 is within them.',
  ],
  [
    'licence',
    { action: 'prescription.sign', actor: { licenceExpiresOn: null } },
    'No last day of licence is recorded for you, so it cannot run out.',
    'No last day of licence is recorded for Dr Thandi Nkosi, so it cannot run out.',
  ],
  [
    'licence',
    { action: 'prescription.sign', actor: { licenceExpiresOn: '2026-03-03' } },
    'Your licence ran out after 3 Mar 2026.',
    'Dr Thandi Nkosi’s licence ran out after 3 Mar 2026.',
  ],
  [
    'training',
    { action: 'record.copy', actor: { trainingExpiresOn: '2026-03-03', trainingGraceDays: 1 } },
    'Your training ran out after 3 Mar 2026. The facility allows 1 more day of grace. They still run.',
    'Dr Thandi Nkosi’s training ran out after 3 Mar 2026. The facility allows 1 more day of grace. They still run.',
  ],
  [
    'training',
    { action: 'record.copy', actor: { trainingExpiresOn: '2026-01-03', trainingGraceDays: 30 } },
    'Your training ran out after 3 Jan 2026. The facility allows 30 more days of grace.',
    'Dr Thandi Nkosi’s training ran out after 3 Jan 2026. The facility allows 30 more days of grace.',
  ],
  [
    'patient',
    { relationship: { careTeam: 'covering' } },
    'You are in this patient’s care team (covering).',
    'Dr Thandi Nkosi is in this patient’s care team (covering).',
  ],
  [
    'patient',
    { actor: { emergencyAccess: true, grants: [grant] } },
    'You have emergency access to this patient until 4 Mar 2026, 13:00.',
    'Dr Thandi Nkosi has emergency access to this patient until 4 Mar 2026, 13:00.',
  ],
  [
    'hours',
    { actor: { emergencyAccess: true, grants: [grant] } },
    'Emergency access stands in for the hours.',
    'Emergency access stands in for the hours.',
  ],
  [
    'patient',
    {},
    'You are not in this patient’s care team, and have no emergency access to this patient.',
    'Dr Thandi Nkosi is not in this patient’s care team, and has no emergency access to this patient.',
  ],
  [
    'patient',
    { relationship: null },
    'No such patient, or none was named: this action needs one.',
    'No such patient, or none was named: this action needs one.',
  ],
]

describe('why somebody may, or may not', () => {
  for (const [rule, asked, toThePerson, toOthers] of table) {
    it(`is told to the person as “${toThePerson}”, and of them by name`, () => {
      assert.equal(saysOf(rule, asked, you), toThePerson)
      assert.equal(saysOf(rule, asked, thandi), toOthers)
    })
  }

  it('is told in whole sentences of every rule, whatever was asked and decided, and by messages alone', () => {
    const pseudo = wordsOf('en', { locale: pseudoLocale, messages: pseudoMessages }, 'Africa/Johannesburg')
    const known = new Set(['Physician', 'nonsense', 'Dr', 'Thandi', 'Nkosi'])
    fc.assert(
      fc.property(...question, (actor, action, circumstances, tie) => {
        const decision = decide(actor, action, circumstances, tie)
        const asked = { actor, action, circumstances, relationship: tie, decision }
        for (const verdict of explain(asked)) {
          for (const voice of [you, thandi]) {
            assert.match(explanationWords(english, verdict, voice), /^[A-Z][^{}]+\.$/)
            const said = explanationWords(pseudo, verdict, voice)
            assert.ok(said.startsWith(opens), said)
            assert.deepEqual(unsaid(`<p>${said}</p>`, known), [])
          }
        }
        assert.equal(explainRefusal(asked) === undefined, decision.allowed)
        assert.equal(explainRefusal(asked)?.rule, decision.allowed ? undefined : decision.decidedBy)
      }),
      { numRuns: 500 },
    )
  })

  it('applies where the action asks for it at all', () => {
    const applying = verdictsOf({}).filter(({ applies }) => applies)
    assert.deepEqual(
      applying.map(({ rule }) => rule),
      ['permission', 'hours', 'network', 'patient'],
    )
  })
})
