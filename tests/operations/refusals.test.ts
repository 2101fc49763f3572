import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { refusals, refusalsOfRooms } from '../../server/operations/refusals.ts'

describe('the codes by which it is said why something cannot be done', () => {
  it('are each of one room, so that no room changes what another says', () => {
    const codes = refusalsOfRooms.flatMap((room) => Object.keys(room))
    assert.deepEqual(
      codes.filter((code, place) => codes.indexOf(code) !== place),
      [],
    )
  })

  it('are those of all rooms, and no others', () => {
    assert.deepEqual(
      refusalsOfRooms.flatMap((room) => Object.keys(room)).toSorted(),
      Object.keys(refusals).toSorted(),
    )
  })
})
