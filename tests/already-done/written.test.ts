import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writtenIn } from '../../server/http/faces/unless-overtaken.ts'

describe('what somebody wrote into a form that came too late', () => {
  it('is shown once more, from whatever field', () => {
    const typed = {
      earlyReason: 'Travels tomorrow',
      note: 'Called',
      reasonAfterDeath: 'Late entry',
      aFieldOfTomorrow: 'Two words',
    }
    assert.deepEqual(writtenIn(typed), Object.values(typed))
  })

  it('is without choices, quantities, identifiers and empty boxes', () => {
    const typed = {
      verb: 'approve',
      quantity: '10',
      notDispensedReason: 'out-of-stock',
      grantId: '01a225d2-f427-72be-9654-8a6d9b49c6ee',
      reason: '  ',
    }
    assert.deepEqual(writtenIn(typed), [])
  })
})
