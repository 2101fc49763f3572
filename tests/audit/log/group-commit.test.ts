import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { describe, it } from 'node:test'
import { GroupCommit, TooManyWaitingError } from '../../../server/audit/log/group-commit.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('rows that wait to be written together', () => {
  it('are refused once too many wait, at once and in words, and those that wait are still written', async () => {
    // The writer stands still until it is let go.
    const gate = new EventEmitter()
    const opened = once(gate, 'open')
    const written: number[] = []
    const commits = new GroupCommit<number>(
      async (items) => {
        await opened
        written.push(...items)
      },
      { maxItems: 2, maxWaiting: 4 },
    )
    const accepted = times(4).map((item) => commits.add(item))
    await assert.rejects(commits.add(99), TooManyWaitingError)
    await assert.rejects(commits.add(100), /4 rows wait to be written already/)
    gate.emit('open')
    await Promise.all(accepted)
    assert.deepEqual(written, [0, 1, 2, 3])
    await commits.add(5)
    assert.equal(written.at(-1), 5)
  })

  it('fail for one bad row only, which a few tries by halves find among five hundred', async () => {
    let tries = 0
    const commits = new GroupCommit<number>(async (items) => {
      tries += 1
      if (items.includes(313)) {
        throw new RangeError('a bad row')
      }
    })
    const outcomes = await Promise.allSettled(times(500).map((item) => commits.add(item)))
    assert.deepEqual(
      outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : [])),
      [313],
    )
    assert.ok(tries <= 20, `${tries} tries`)
  })

  it('fail all at once, after one try, where it is the fault of none of them', async () => {
    let tries = 0
    const commits = new GroupCommit<number>(
      async () => {
        tries += 1
        throw new Error('the database is away')
      },
      { isOfOneItem: (error) => error instanceof RangeError },
    )
    const outcomes = await Promise.allSettled(times(500).map((item) => commits.add(item)))
    assert.ok(outcomes.every(({ status }) => status === 'rejected'))
    assert.equal(tries, 1)
  })
})
