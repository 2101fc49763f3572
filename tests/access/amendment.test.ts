import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { roleSeeds } from '../../config/roles.ts'
import { decideAmendment } from '../../server/access/amendment.ts'

const rightsOf = (role: string) => new Set(roleSeeds.find(({ name }) => name === role)?.permissions)

describe('amending a note', () => {
  it('is for whoever wrote it, whatever their role may now', () => {
    for (const role of ['physician', 'nurse']) {
      assert.deepEqual(
        decideAmendment(
          { id: 'a', permissions: rightsOf('nurse') },
          { id: 'a', permissions: rightsOf(role) },
        ),
        { allowed: true, because: 'own' },
      )
    }
  })

  it('of another is for a role of at least the same standing', () => {
    for (const [who, author, decision] of [
      ['physician', 'physician', { allowed: true, because: 'standing' }],
      ['physician', 'nurse', { allowed: true, because: 'standing' }],
      ['nurse', 'nurse', { allowed: true, because: 'standing' }],
      ['nurse', 'physician', { allowed: false, lacks: 'prescription.write' }],
      ['pharmacist', 'nurse', { allowed: false, lacks: 'chart.write' }],
    ] as const) {
      assert.deepEqual(
        decideAmendment({ id: 'a', permissions: rightsOf(who) }, { id: 'b', permissions: rightsOf(author) }),
        decision,
        `${who} of ${author}`,
      )
    }
  })

  it('of somebody who writes in no chart today is for a role of the highest standing', () => {
    const gone = [
      ...['pharmacist', 'admin_staff', 'patient'].map((role) => [role, rightsOf(role)] as const),
      ['a role without any right', new Set<string>()] as const,
    ]
    for (const [author, permissions] of gone) {
      for (const [who, decision] of [
        ['physician', { allowed: true, because: 'standing' }],
        ['nurse', { allowed: false, lacks: 'prescription.write' }],
        ['pharmacist', { allowed: false, lacks: 'chart.write' }],
      ] as const) {
        assert.deepEqual(
          decideAmendment({ id: 'a', permissions: rightsOf(who) }, { id: 'b', permissions }),
          decision,
          `${who} of ${author}`,
        )
      }
    }
  })

  it('that another system brought is for whoever may write in the record', () => {
    assert.deepEqual(
      decideAmendment({ id: 'a', permissions: rightsOf('nurse') }, { id: null, permissions: new Set() }),
      { allowed: true, because: 'not-written-here' },
    )
  })
})
