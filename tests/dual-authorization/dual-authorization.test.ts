import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  requestOf,
  standingOf,
  type AuthorizationRequest,
  type Outcome,
  type StoredEnds,
} from '../../server/dual-authorization/authorization-request.ts'
import {
  decide,
  expire,
  supersede,
  whyNot,
  type Verb,
} from '../../server/dual-authorization/dual-authorization.ts'

const people = ['asker', 'gainer', 'for-whom', 'one', 'two', 'three'] as const
type Person = (typeof people)[number]

const ends = [
  ['approved', 'approved'],
  ['refused', 'rejected'],
  ['withdrawn', 'withdrawn'],
  ['expired', 'expired'],
  ['superseded', 'overtaken'],
] as const satisfies StoredEnds<Outcome, string>

type Word = (typeof ends)[number][1]

/** A row as a room would keep it, and what is written of each attempt. */
class Room {
  readonly row = {
    requestedBy: 'asker',
    requestedFor: 'for-whom',
    approvedBy: new Array<string>(),
    expiresAt: new Date(1_000),
    // The first value is null, and its type is that of all which may come.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    outcome: null as Word | null,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    decidedBy: null as string | null,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    decidedAt: null as Date | null,
  }
  readonly approvals: number
  readonly log: { readonly who: string; readonly verb: Verb; readonly answer: string }[] = []
  writes = 0
  constructor(approvals: number) {
    this.approvals = approvals
  }
  get request(): AuthorizationRequest {
    return requestOf(ends, this.row)
  }
  attempt(who: Person, verb: Verb, at: Date): void {
    const by = { id: who, interest: who === 'gainer' ? ('gains-by-it' as const) : undefined }
    const answer = decide(this.request, { approvals: this.approvals }, { verb, by, at })
    if (answer.kind === 'forbidden') {
      this.log.push({ who, verb, answer: answer.rule })
      return
    }
    if (answer.kind === 'ended') {
      this.log.push({ who, verb, answer: `ended by ${answer.ended.by}` })
      return
    }
    const { decision } = answer
    if (decision.outcome === 'approved-in-part') {
      this.row.approvedBy.push(decision.approval.approvedBy ?? '')
      this.log.push({ who, verb, answer: 'approved-in-part' })
      return
    }
    const { end, columns } = decision.written(ends)
    this.write(columns)
    this.log.push({ who, verb, answer: end })
  }
  write(columns: { outcome: Word; decidedBy: string | null; decidedAt: Date }): void {
    this.writes += 1
    Object.assign(this.row, columns)
  }
}

type Step =
  | { readonly what: Verb; readonly who: Person }
  | { readonly what: 'supersede' }
  | { readonly what: 'wait'; readonly ms: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constantFrom<Verb>('approve', 'refuse', 'withdraw'),
      who: fc.constantFrom(...people),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('supersede' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 700 }) }),
  },
)

const play = (approvals: number, steps: readonly Step[]): Room => {
  const room = new Room(approvals)
  let now = 0
  for (const one of steps) {
    if (one.what === 'wait') {
      now += one.ms
    } else if (one.what === 'supersede') {
      const ended = supersede(room.request, 'something', new Date(now))
      if (ended !== undefined) {
        room.write(ended.written(ends).columns)
      }
    } else {
      room.attempt(one.who, one.what, new Date(now))
    }
  }
  return room
}

describe('dual authorization, whatever anybody does in whatever order', () => {
  const sequences = [fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 30 })] as const

  it('lets neither who asked, nor for whom, nor who gains approve or refuse', () => {
    fc.assert(
      fc.property(...sequences, (approvals, steps) => {
        const { row, log } = play(approvals, steps)
        const barred = new Set<string | null>(['asker', 'for-whom', 'gainer'])
        assert.ok(!row.approvedBy.some((one) => barred.has(one)))
        if (row.outcome === 'approved' || row.outcome === 'rejected') {
          assert.ok(!barred.has(row.decidedBy))
        }
        for (const { who, verb, answer } of log) {
          if (barred.has(who) && verb !== 'withdraw') {
            assert.match(answer, /^(asked-for-it|gains-by-it|ended by .*)$/)
          }
        }
      }),
    )
  })

  it('is approved by as many different people as are needed, and never later than its time', () => {
    fc.assert(
      fc.property(...sequences, (approvals, steps) => {
        const { row } = play(approvals, steps)
        const agreed = [...row.approvedBy, ...(row.outcome === 'approved' ? [row.decidedBy] : [])]
        assert.equal(new Set(agreed).size, agreed.length)
        assert.equal(row.outcome === 'approved', agreed.length === approvals)
        assert.ok(row.outcome !== 'approved' || (row.decidedAt ?? row.expiresAt) < row.expiresAt)
      }),
    )
  })

  it('ends once, and then tells everybody who ended it', () => {
    fc.assert(
      fc.property(...sequences, (approvals, steps) => {
        const room = play(approvals, steps)
        assert.ok(room.writes <= 1)
        if (room.row.outcome !== null) {
          const before = { ...room.row }
          for (const who of people) {
            room.attempt(who, 'approve', new Date(5_000))
            assert.deepEqual(room.log.at(-1), {
              who,
              verb: 'approve',
              answer: `ended by ${before.decidedBy}`,
            })
          }
          assert.deepEqual(room.row, before)
          assert.equal(supersede(room.request, 'one', new Date(5_000)), undefined)
        }
      }),
    )
  })

  it('answers every attempt once, and is taken back by nobody but who asked, or for whom', () => {
    fc.assert(
      fc.property(...sequences, (approvals, steps) => {
        const { row, log } = play(approvals, steps)
        const attempts = steps.filter(({ what }) => what !== 'wait' && what !== 'supersede')
        assert.equal(log.length, attempts.length)
        assert.ok(row.outcome !== 'withdrawn' || ['asker', 'for-whom'].includes(row.decidedBy ?? ''))
      }),
    )
  })
})

const by = (id: string) => ({ id, interest: undefined })

describe('a request that takes others', () => {
  const waiting = requestOf(ends, {
    requestedBy: 'asker',
    expiresAt: new Date(1_000),
    outcome: null,
    decidedBy: null,
    decidedAt: null,
  })

  it('expires by itself, whatever is then done with it, and by nobody', () => {
    assert.equal(standingOf(waiting, new Date(999)), 'waiting')
    assert.equal(standingOf(waiting, new Date(1_000)), 'expired')
    assert.equal(expire(waiting, new Date(999)), undefined)
    for (const verb of ['approve', 'refuse'] as const) {
      const answer = decide(waiting, { approvals: 1 }, { verb, by: by('one'), at: new Date(1_000) })
      assert.ok(answer.kind === 'decision')
      assert.deepEqual(answer.decision.written(ends).columns, {
        outcome: 'expired',
        decidedBy: null,
        decidedAt: new Date(1_000),
      })
    }
  })

  it('names the rule of its kind, and lets who has approved still refuse', () => {
    const policy = { approvals: 3, forbids: { asker: 'own-proposal' } } as const
    const inPart = { ...waiting, approvedBy: ['one'] }
    assert.equal(whyNot(inPart, policy, { verb: 'approve', by: by('asker') }), 'own-proposal')
    assert.equal(whyNot(inPart, policy, { verb: 'approve', by: by('one') }), 'approved-first')
    assert.equal(whyNot(inPart, policy, { verb: 'refuse', by: by('one') }), undefined)
    assert.equal(whyNot(inPart, policy, { verb: 'withdraw', by: by('two') }), 'not-the-asker')
    const concerned = { id: 'two', interest: 'of-the-care-team' } as const
    assert.equal(whyNot(inPart, policy, { verb: 'refuse', by: concerned }), 'of-the-care-team')
  })

  it('ends in no word that its table does not know', () => {
    const answer = decide(waiting, { approvals: 1 }, { verb: 'withdraw', by: by('asker'), at: new Date(1) })
    assert.ok(answer.kind === 'decision')
    assert.throws(
      () => answer.decision.written([['approved', 'approved']]),
      /nothing of this kind ends withdrawn/,
    )
    const row = { requestedBy: 'asker', decidedBy: null, decidedAt: null }
    assert.throws(
      () => requestOf<Outcome, string>([['approved', 'approved']], { ...row, outcome: 'lost' }),
      /nothing of this kind ends lost/,
    )
    assert.equal(answer.decision.superseded.outcome, 'superseded')
  })
})
