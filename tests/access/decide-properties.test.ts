import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { roleSeeds } from '../../config/roles.ts'
import { actions, type Action } from '../../server/access/actions.ts'
import type { Actor, Circumstances, PatientRelationship } from '../../server/access/actor.ts'
import { decide } from '../../server/access/decide.ts'
import type { Permission } from '../../server/access/permissions.ts'
import { sections } from '../../server/access/sections.ts'
import { actorOf } from '../pages/sample-actors.ts'
import { allActions, allPermissions, anyActor, anyCircumstances, now, question } from './any-question.ts'

describe('the decision, whoever asks for whatever', () => {
  it('gives the same answer to the same question, with a reason that fits it', () => {
    fc.assert(
      fc.property(...question, (actor, action, circumstances, relationship) => {
        const decision = decide(actor, action, circumstances, relationship)
        assert.deepEqual(decide(actor, action, circumstances, relationship), decision)
        const refusing = decision.verdicts.filter(({ allows }) => !allows)
        assert.equal(decision.allowed, refusing.length === 0)
        if (!decision.allowed) {
          assert.equal(decision.decidedBy, refusing[0]?.rule)
          assert.deepEqual(decision.obligations.hides, sections)
          assert.equal(decision.grant, undefined)
          assert.equal(decision.because, undefined)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('never takes a right away, and hides no more, when a permission is added', () => {
    fc.assert(
      fc.property(
        ...question,
        fc.constantFrom(...allPermissions),
        (actor, action, at, relationship, added) => {
          const more = { ...actor, permissions: new Set([...actor.permissions, added]) }
          const before = decide(actor, action, at, relationship)
          const after = decide(more, action, at, relationship)
          if (before.allowed) {
            assert.equal(after.allowed, true)
          }
          assert.deepEqual(
            after.obligations.hides.filter((section) => !before.obligations.hides.includes(section)),
            [],
          )
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('gives no right when a permission is taken away', () => {
    fc.assert(
      fc.property(
        ...question,
        fc.constantFrom(...allPermissions),
        (actor, action, at, relationship, removed) => {
          const less = {
            ...actor,
            permissions: new Set([...actor.permissions].filter((name) => name !== removed)),
          }
          if (!decide(actor, action, at, relationship).allowed) {
            assert.equal(decide(less, action, at, relationship).allowed, false)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('denies what nobody ever declared', () => {
    fc.assert(
      fc.property(anyActor, fc.string(), anyCircumstances, (actor, name, circumstances) => {
        fc.pre(!Object.hasOwn(actions, name))
        const unknown: Action = JSON.parse(JSON.stringify(name))
        assert.equal(decide(actor, unknown, circumstances).decidedBy, 'action')
      }),
    )
    for (const name of ['constructor', '__proto__', 'toString']) {
      const inherited: Action = JSON.parse(JSON.stringify(name))
      assert.equal(decide(actorOf('physician'), inherited, at1000).allowed, false)
    }
  })

  it('denies and does not throw where a fact is not as it must be', () => {
    const broken: readonly Partial<Record<keyof Actor, unknown>>[] = [
      { permissions: null },
      { permissions: ['chart.read'] },
      { accessWindows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '25:00', to: 'noon' }] },
      { accessWindows: [{}] },
      { roleNetworks: null },
      { grants: null },
    ]
    for (const changes of broken) {
      const actor: Actor = Object.assign({}, actorOf('physician'), changes)
      const decision = decide(actor, 'chart.open', at1000, mine)
      assert.deepEqual([decision.allowed, decision.decidedBy], [false, 'fault'], JSON.stringify(changes))
      assert.deepEqual(decision.obligations.hides, sections)
    }
  })
})

const at1000: Circumstances = {
  at: now,
  local: { weekday: 3, minutes: 600, date: '2026-03-04' },
  address: '10.0.0.1',
  administrationNetworks: [],
}

const mine: PatientRelationship = {
  patientId: 'one',
  recordNumber: 'MG-1',
  careTeam: 'primary',
  activePrescription: true,
}

/** The sections that a role is shown. */
const shown = (role: string, action: Action, relationship: PatientRelationship = mine) => {
  const { hides } = decide(
    { ...actorOf(role), ownPatientId: 'one' },
    action,
    at1000,
    relationship,
  ).obligations
  return sections.filter((section) => !hides.includes(section))
}

describe('what a decision hides', () => {
  it('leaves a pharmacist the prescription view, and administrative staff who the patient is and asks for', () => {
    assert.deepEqual(shown('pharmacist', 'prescription.open'), ['identity', 'safety', 'prescriptions'])
    assert.deepEqual(shown('pharmacist', 'prescription.list'), ['identity', 'safety', 'prescriptions'])
    assert.deepEqual(shown('admin_staff', 'demographics.open'), ['identity', 'contact', 'erasure'])
    assert.deepEqual(shown('admin_staff', 'patient.search'), ['identity', 'contact', 'erasure'])
  })

  it('is nothing for those who treat the patient, and for the patients themselves', () => {
    assert.deepEqual(shown('physician', 'chart.open'), sections)
    assert.deepEqual(shown('patient', 'own-record.open'), sections)
  })

  it('is all that is clinical for those who run the facility, whatever they may do beside', () => {
    for (const { name } of roleSeeds.filter(({ patientScope }) => patientScope === 'none')) {
      for (const action of allActions) {
        const visible = shown(name, action)
        const clinical = visible.filter((section) => !['emergency-reasons', 'erasure'].includes(section))
        assert.deepEqual(clinical, [], `${name} ${action}`)
        assert.ok(!visible.includes('erasure') || actorOf(name).permissions.has('erasure.decide'), name)
      }
    }
  })

  it('is the chart for those in the care team whose role does not read it', () => {
    const actor = { ...actorOf('nurse'), permissions: new Set<Permission>(['prescription.read']) }
    const { hides } = decide(actor, 'prescription.open', at1000, mine).obligations
    assert.deepEqual(hides, ['history', 'encounters', 'observations'])
  })

  it('does not change under emergency access, which is audited gravely', () => {
    const grant = {
      id: 'grant',
      patientId: 'one',
      recordNumber: 'MG-1',
      reasonCode: 'other',
      extended: false,
      endsAt: new Date(now.getTime() + 1),
    }
    const decision = decide({ ...actorOf('nurse'), grants: [grant] }, 'chart.open', at1000, {
      ...mine,
      careTeam: null,
    })
    assert.deepEqual(decision.obligations, { severity: 'emergency', stepUp: false, hides: [] })
  })
})
