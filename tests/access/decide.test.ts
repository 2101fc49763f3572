import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { actions, type Action } from '../../server/access/actions.ts'
import type { Actor, Circumstances, PatientRelationship } from '../../server/access/actor.ts'
import { decide } from '../../server/access/decide.ts'
import { permissions, type Permission } from '../../server/access/permissions.ts'

const noon: Circumstances = {
  at: new Date('2026-03-04T10:00:00Z'),
  local: { weekday: 3, minutes: 720, date: '2026-03-04' },
  address: '10.0.0.1',
  administrationNetworks: [],
}

const physician: Actor = {
  id: 'physician',
  username: 'physician',
  displayName: 'Physician',
  role: { name: 'physician', title: 'Physician' },
  permissions: new Set<Permission>(['chart.read', 'prescription.sign', 'emergency-access.use']),
  patientScope: 'care_team',
  accessWindows: [],
  hourExceptions: [],
  roleNetworks: [],
  userNetworks: [],
  licenceExpiresOn: null,
  trainingExpiresOn: null,
  trainingGraceDays: 0,
  emergencyAccess: true,
  ownPatientId: null,
  grants: [],
}

const mine: PatientRelationship = {
  patientId: 'mine',
  recordNumber: 'MG-1',
  careTeam: 'primary',
  activePrescription: false,
}
const strange: PatientRelationship = { ...mine, patientId: 'strange', careTeam: null }
const grant = {
  id: 'grant',
  patientId: 'strange',
  recordNumber: 'MG-2',
  reasonCode: 'other',
  endsAt: new Date('2026-03-04T10:30:00Z'),
  extended: false,
}
const ownWork = { ...grant, id: 'own-work', patientId: null, recordNumber: null }

const allNames = Object.keys(actions).filter((name): name is Action => name in actions)
const allPermissions: Permission[] = [...permissions]

describe('the decision', () => {
  it('allows what the role may do, to a patient in one’s care', () => {
    const decision = decide(physician, 'chart.open', noon, mine)
    assert.equal(decision.allowed, true)
    assert.equal(decision.decidedBy, 'care-team')
  })

  it('refuses a patient outside one’s care, and one that does not exist', () => {
    assert.equal(decide(physician, 'chart.open', noon, strange).decidedBy, 'patient')
    assert.equal(decide(physician, 'chart.open', noon, undefined).decidedBy, 'patient')
  })

  it('allows under a live grant, until the very moment it ends', () => {
    const withGrant = { ...physician, grants: [grant] }
    assert.equal(decide(withGrant, 'chart.open', noon, strange).because, 'emergency-access')
    assert.equal(decide(withGrant, 'chart.open', { ...noon, at: grant.endsAt }, strange).allowed, false)
  })

  it('takes training as valid through the facility’s days of grace, and a licence only through its last day', () => {
    const { permissions: own } = physician
    const auditor = { ...physician, permissions: new Set<Permission>([...own, 'audit.export']) }
    for (const [lastDay, days, allowed] of [
      ['2026-03-03', 0, false],
      ['2026-03-03', 1, true],
      ['2026-02-18', 14, true],
      ['2026-02-17', 14, false],
      ['2026-02-28', 4, true],
      ['2026-02-28', 3, false],
    ] as const) {
      const person = { ...auditor, trainingExpiresOn: lastDay, trainingGraceDays: days }
      for (const action of ['audit.export', 'emergency-access.ask'] as const) {
        assert.equal(decide(person, action, noon).allowed, allowed, `${action} ${lastDay} ${days}`)
      }
      const unlicensed = { ...person, licenceExpiresOn: lastDay }
      assert.equal(decide(unlicensed, 'prescription.sign', noon, mine).decidedBy, 'licence')
    }
  })

  it('takes a licence and training as valid through their last day', () => {
    for (const [lastDay, allowed] of [
      ['2026-03-04', true],
      ['2026-03-03', false],
    ] as const) {
      assert.equal(
        decide({ ...physician, licenceExpiresOn: lastDay }, 'prescription.sign', noon, mine).allowed,
        allowed,
      )
      assert.equal(
        decide({ ...physician, licenceExpiresOn: lastDay }, 'chart.open', noon, mine).allowed,
        true,
      )
      assert.equal(
        decide({ ...physician, trainingExpiresOn: lastDay }, 'emergency-access.ask', noon).allowed,
        allowed,
      )
    }
  })

  it('never allows anyone anything without the permission, whatever else is true', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...allNames),
        fc.subarray(allPermissions),
        fc.constantFrom('care_team', 'prescribed', 'demographics', 'own', 'none'),
        fc.boolean(),
        fc.boolean(),
        (action, held, patientScope, inCare, active) => {
          const needed = actions[action].permission
          const actor: Actor = {
            ...physician,
            patientScope,
            permissions: new Set(held.filter((name) => name !== needed)),
            ownPatientId: 'mine',
            grants: [{ ...grant, patientId: 'mine' }],
          }
          const relationship: PatientRelationship = {
            ...mine,
            careTeam: inCare ? 'primary' : null,
            activePrescription: active,
          }
          assert.equal(decide(actor, action, noon, relationship).allowed, needed === null)
        },
      ),
    )
  })

  it('never opens a patient to whom nothing ties the actor', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...allNames.filter((name) => actions[name].patient !== undefined)),
        fc.constantFrom('care_team', 'prescribed', 'own', 'none'),
        (action, patientScope) => {
          const actor: Actor = {
            ...physician,
            patientScope,
            permissions: new Set(allPermissions),
            ownPatientId: 'another',
          }
          assert.equal(decide(actor, action, noon, strange).allowed, false)
        },
      ),
    )
  })

  it('opens a record to whoever acts for its patient as the patient’s own, and to nobody of another scope', () => {
    for (const patientScope of ['care_team', 'prescribed', 'demographics', 'own', 'none'] as const) {
      const actor: Actor = {
        ...physician,
        patientScope,
        permissions: new Set(allPermissions),
        ownPatientId: 'another',
      }
      const decision = decide(actor, 'own-record.open', noon, { ...strange, actsFor: true })
      assert.equal(decision.allowed, patientScope === 'own')
      assert.equal(decision.because, patientScope === 'own' ? 'own-record' : undefined)
    }
  })

  it('honours no grant of a person who is not named for emergency access', () => {
    const unnamed = { ...physician, emergencyAccess: false, grants: [grant] }
    assert.equal(decide(unnamed, 'chart.open', noon, strange).allowed, false)
  })

  it('holds every action but the ways out to the role’s hours and networks', () => {
    const late = { ...noon, local: { ...noon.local, minutes: 1380 } }
    const officeHours = {
      ...physician,
      accessWindows: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }],
    }
    const elsewhere = { ...physician, userNetworks: ['192.0.2.0/24'] }
    for (const action of allNames) {
      const always = actions[action].always === true
      const anything = { permissions: new Set(allPermissions), ownPatientId: 'mine' }
      const hours = decide({ ...officeHours, ...anything }, action, late, mine).verdicts.find(
        ({ rule }) => rule === 'hours',
      )
      const network = decide({ ...elsewhere, ...anything }, action, noon, mine).verdicts.find(
        ({ rule }) => rule === 'network',
      )
      assert.deepEqual([hours?.allows, network?.allows], [always, always], action)
    }
  })

  it('lifts hours and networks for one’s own work under an out-of-hours grant, and says so', () => {
    const late = { ...noon, local: { ...noon.local, minutes: 1380 } }
    const day = { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }
    const limited = { ...physician, accessWindows: [day], roleNetworks: ['192.0.2.0/24'] }
    const working = { ...limited, grants: [ownWork] }
    assert.equal(decide(limited, 'chart.open', late, mine).decidedBy, 'hours')
    const decision = decide(working, 'chart.open', late, mine)
    assert.deepEqual([decision.decidedBy, decision.grant?.id], ['care-team', 'own-work'])
    assert.equal(decide(working, 'dashboard.open', late).grant?.id, 'own-work')
    assert.equal(decide(working, 'chart.open', late, strange).decidedBy, 'patient')
    assert.equal(decide({ ...working, emergencyAccess: false }, 'chart.open', late, mine).decidedBy, 'hours')
    assert.equal(decide(working, 'chart.open', { ...late, at: ownWork.endsAt }, mine).decidedBy, 'hours')
  })

  it('adds nothing but time and place under an out-of-hours grant: what is refused at noon stays refused', () => {
    const late = { ...noon, local: { ...noon.local, minutes: 1380 } }
    const day = { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '17:00' }
    fc.assert(
      fc.property(
        fc.constantFrom(...allNames),
        fc.subarray(allPermissions),
        fc.constantFrom('care_team', 'prescribed', 'demographics', 'own', 'none'),
        fc.constantFrom('2026-03-03', '2026-03-04', null),
        fc.constantFrom(mine, strange, undefined),
        (action, held, patientScope, lastDay, relationship) => {
          const actor: Actor = {
            ...physician,
            permissions: new Set(held),
            patientScope,
            licenceExpiresOn: lastDay,
            trainingExpiresOn: lastDay,
            accessWindows: [day],
          }
          const working = decide({ ...actor, grants: [ownWork] }, action, late, relationship)
          const atNoon = decide(actor, action, noon, relationship)
          const reached = actions[action].administration !== true
          assert.equal(working.allowed, atNoon.allowed && reached)
        },
      ),
    )
  })

  it('lets what one signed open for cancelling alone, and what is abandoned for an officer alone', () => {
    const relationship = {
      ...mine,
      careTeam: null,
      activePrescription: false,
      signedIt: true,
      abandoned: true,
    }
    const everything = { ...physician, permissions: new Set(allPermissions), emergencyAccess: false }
    const opened = allNames.filter(
      (name) => actions[name].patient !== undefined && decide(everything, name, noon, relationship).allowed,
    )
    assert.deepEqual(opened, ['prescription.cancel', 'prescription.cancel-for-another'])
    assert.equal(
      decide(everything, 'prescription.cancel', noon, { ...relationship, signedIt: false }).allowed,
      false,
    )
    const kept = { ...relationship, abandoned: false }
    assert.equal(decide(everything, 'prescription.cancel-for-another', noon, kept).allowed, false)
  })

  it('holds administration and security to their own networks, with no exception', () => {
    const outside = { ...noon, administrationNetworks: ['192.0.2.0/24'] }
    const admin = { ...physician, permissions: new Set(allPermissions) }
    for (const action of allNames.filter((name) => actions[name].administration === true)) {
      const relationship = actions[action].patient === undefined ? undefined : { ...mine, abandoned: true }
      assert.equal(decide(admin, action, outside, relationship).decidedBy, 'administration-network', action)
      assert.equal(
        decide(admin, action, { ...outside, address: '192.0.2.7' }, relationship).allowed,
        true,
        action,
      )
    }
  })
})
