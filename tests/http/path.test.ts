import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { path } from '../../server/path.ts'

describe('an address that is said once', () => {
  it('has the pattern for its route and the address for whoever leads there', () => {
    const encounter = path('/patients/:id/encounters/:encounterId/amend')
    assert.equal(encounter.pattern, '/patients/:id/encounters/:encounterId/amend')
    assert.equal(encounter('p-1', 'e-2'), '/patients/p-1/encounters/e-2/amend')
    assert.equal(path('/pages/:id/revisions/:number')('a', 7), '/pages/a/revisions/7')
    assert.equal(path('/patients')(), '/patients')
  })

  it('does not compile with a value too few or too many', () => {
    const prescription = path('/prescriptions/:id')
    const notToBeCalled = [
      // @ts-expect-error the id is missing
      () => prescription(),
      // @ts-expect-error it takes one
      () => prescription('a', 'b'),
    ]
    assert.equal(notToBeCalled.length, 2)
  })

  it('lets no value lead to another address', () => {
    assert.equal(path('/roles/:name/edit')('../users?x=1#y'), '/roles/..%2Fusers%3Fx%3D1%23y/edit')
  })
})
