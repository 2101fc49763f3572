import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readCheckpoint } from '../../../server/audit/tree/checkpoint.ts'
import { verifyFile } from '../../../server/audit/tree/files/verify-file.ts'
import { MadeUpLog, madeUpRow } from './made-up-log.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const log = new MadeUpLog(150)
const whole = log.file(privateKey, { checkpointsAt: [40, 64, 100] })

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) {
    yield Buffer.from(bytes.subarray(at, at + size))
  }
}

const verify = (file: readonly string[] | Buffer, older?: string, size = 1_000) =>
  verifyFile(inPieces(Buffer.isBuffer(file) ? file : Buffer.from(file.join('')), size), {
    keys: [publicKey],
    ...(older === undefined ? {} : { older: readCheckpoint(older) }),
  })

/** What a file is refused for, in one text. */
const faultsOf = async (file: readonly string[] | Buffer, older?: string) => {
  const { faults } = await verify(file, older)
  return faults.map(({ what, rows }) => `${what} ${rows.map(({ id }) => id).join(' ')}`).join('\n')
}

/** The line of a row, in the file with every row. */
const lineOf = (index: number) => whole.findIndex((line) => line.startsWith(`{"index":${index},`))
const without = (index: number) => whole.toSpliced(lineOf(index), 1)
const idOf = (index: number) => madeUpRow(index)[11] ?? ''

describe('verifying a file of the audit log', () => {
  it('takes a whole file, in pieces of any size', async () => {
    for (const size of [7, 1_000, 10_000_000]) {
      const report = await verify(whole, undefined, size)
      assert.deepEqual(report.faults, [])
      assert.equal(report.rows, 150)
      assert.equal(report.checkpoint?.size, 150)
    }
    const empty = new MadeUpLog(1)
    assert.deepEqual((await verify(empty.file(privateKey))).faults, [])
  })

  it('takes a filtered file, and says how much the filters left out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 150, maxLength: 150 }), async (held) => {
        const lines = log.file(privateKey, {
          held: (index) => held[index] === true,
          filters: {},
          from: 10,
          to: 140,
        })
        const report = await verify(lines)
        assert.deepEqual(report.faults, [])
        assert.equal(report.rows, held.slice(10, 140).filter(Boolean).length)
        assert.equal(report.rows + report.withheld, 130)
        assert.equal(report.outside, 20)
      }),
      { numRuns: 30 },
    )
  })

  it('names a row that was altered, and where only the signature tells, between which checkpoints it is', async () => {
    const altered = whole.with(lineOf(77), (whole[lineOf(77)] ?? '').replace('“77”', '“78”'))
    assert.match(await faultsOf(altered), new RegExp(`Row 77 was altered. ${idOf(77)}`))
    const other = new MadeUpLog(150, (index) => madeUpRow(index === 77 ? 1_077 : index))
    const rewritten = whole.with(lineOf(77), other.file(privateKey).at(78) ?? '')
    assert.match(await faultsOf(rewritten), /between leaf 64 and leaf 99/)
  })

  it('finds rows that were taken out, put in, put elsewhere, or cut off', async () => {
    assert.match(await faultsOf(without(77)), /row 77 is missing/)
    assert.match(await faultsOf(whole.toSpliced(lineOf(20), 3)), /rows 20 to 22 are missing/)
    assert.match(await faultsOf(whole.toSpliced(lineOf(20), 0, whole[lineOf(20)] ?? '')), /row 20 once more/)
    const swapped = whole.with(lineOf(30), whole[lineOf(31)] ?? '').with(lineOf(31), whole[lineOf(30)] ?? '')
    assert.match(await faultsOf(swapped), /should be leaf 30 but is row 31/)
    assert.match(await faultsOf(whole.slice(0, -1)), /cut off/)
    assert.match(await faultsOf(whole.toSpliced(-3, 2)), /stands for 148 leaves, but the signed tree has 150/)
    assert.match(await faultsOf(Buffer.from(whole.join('')).subarray(0, -1)), /has no end/)
    assert.match(
      await faultsOf([...whole, '{"end":true,"rows":0,"withheld":0,"outside":0}\n']),
      /after the end/,
    )
    assert.match(await faultsOf([]), /empty/)
  })

  it('lets nobody call a file whole that has gaps, nor a range that it does not hold', async () => {
    const gaps = log.file(privateKey, { held: (index) => index !== 5, filters: null })
    assert.match(await faultsOf(gaps), /rows 5 to 5 are missing/)
    const small = log.file(privateKey, { from: 10, to: 20 })
    assert.deepEqual((await verify(small)).faults, [])
    assert.match(
      await faultsOf(small.with(0, (small[0] ?? '').replace('"to":20', '"to":21'))),
      /rows 20 to 20 are missing/,
    )
    assert.match(
      await faultsOf(whole.with(0, (whole[0] ?? '').replace('"to":150', '"to":140'))),
      /outside of the stated range/,
    )
    assert.match(
      await faultsOf(whole.with(whole.length - 1, '{"end":true,"rows":149,"withheld":0,"outside":0}\n')),
      /numbers in the last line/,
    )
  })

  it('finds a log that was written anew by an older checkpoint that was kept outside', async () => {
    const older = log.checkpoint(privateKey, 90)
    assert.equal(await faultsOf(whole, older), '')
    const anew = new MadeUpLog(150, (index) => madeUpRow(index === 7 ? 1_007 : index)).file(privateKey)
    assert.equal(await faultsOf(anew), '')
    assert.match(await faultsOf(anew, older), /not those of the older checkpoint/)
    const cut = new MadeUpLog(80).file(privateKey)
    assert.equal(await faultsOf(cut), '')
    assert.match(await faultsOf(cut, older), /the log was cut/)
    const gap = log.file(privateKey, { held: (index) => index < 5, filters: {} })
    assert.match(await faultsOf(gap, older), /cannot be told.* from 90 to 150 rows/)
    const split = log.file(privateKey, { held: (index) => index < 5, filters: {}, checkpointsAt: [90] })
    assert.equal(await faultsOf(split, older), '')
  })

  it('takes no other key', async () => {
    const stranger = generateKeyPairSync('ed25519')
    assert.match(await faultsOf(log.file(stranger.privateKey)), /not signed by this public key/)
    const report = await verifyFile(inPieces(Buffer.from(whole.join('')), 1_000), {
      keys: [stranger.publicKey, createPublicKey(privateKey)],
    })
    assert.deepEqual(report.faults, [])
  })

  it('takes no file of which any byte was changed, left out or added', async () => {
    const bytes = Buffer.from(whole.join(''))
    const header = Buffer.byteLength(whole[0] ?? '')
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: header, max: bytes.length - 1 }),
        fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from(' 0A+/="'))),
        fc.constantFrom('change', 'leave out', 'add', 'cut'),
        async (at, byte, how) => {
          const other = {
            change: () => Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at + 1)]),
            'leave out': () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]),
            add: () => Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at)]),
            cut: () => bytes.subarray(0, at),
          }[how]()
          fc.pre(!other.equals(bytes))
          const { faults } = await verify(other, undefined, 100_000)
          assert.ok(faults.length > 0, `${how} ${at} ${byte}`)
        },
      ),
      { numRuns: 250 },
    )
  })
})
