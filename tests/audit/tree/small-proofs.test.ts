import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readCheckpoint } from '../../../server/audit/tree/checkpoint.ts'
import {
  growthFault,
  readConsistency,
  type Growth,
} from '../../../server/audit/tree/files/consistency-file.ts'
import { readEventProof, verifyEventProof } from '../../../server/audit/tree/event-proof.ts'
import { verifyFile } from '../../../server/audit/tree/files/verify-file.ts'
import { MadeUpLog, madeUpRow } from './made-up-log.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const keys = [publicKey]
const log = new MadeUpLog(150)
const anew = new MadeUpLog(150, (index) => madeUpRow(index === 7 ? 1_007 : index))

/** Why a proof of an event is refused; undefined where it is taken. */
function eventFault(file: string | Buffer, trusted = keys): string | undefined {
  try {
    const report = verifyEventProof(readEventProof(Buffer.from(file)), trusted)
    return 'fault' in report ? report.fault : undefined
  } catch (error) {
    assert.ok(error instanceof Error)
    assert.match(error.name, /^(MalformedFileError|NoteFormatError)$/)
    return error.message
  }
}

function growthOf(file: string | Buffer): Growth {
  const growth = readConsistency(Buffer.from(file), keys)
  assert.ok(growth !== undefined)
  return growth
}

/** Why a consistency proof is refused for an older checkpoint; undefined where it is taken. */
function faultOfGrowth(file: string | Buffer, older: string): string | undefined {
  try {
    const growth = readConsistency(Buffer.from(file), keys)
    return growth === undefined ? 'not signed' : growthFault(readCheckpoint(older), growth.to, growth)
  } catch (error) {
    assert.ok(error instanceof Error)
    assert.match(error.name, /^(MalformedFileError|NoteFormatError)$/)
    return error.message
  }
}

/** The file with one byte changed, left out or added. */
const spoilt = (file: string) =>
  fc
    .tuple(
      fc.integer({ min: 0, max: Buffer.byteLength(file) - 1 }),
      fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from(' 0A+/="'))),
      fc.constantFrom('change', 'leave out', 'add', 'cut'),
    )
    .map(([at, byte, how]) => {
      const bytes = Buffer.from(file)
      const added = how === 'change' || how === 'add' ? [byte] : []
      const rest = how === 'cut' ? bytes.length : how === 'add' ? at : at + 1
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(added), bytes.subarray(rest)])
    })
    .filter((bytes) => !bytes.equals(Buffer.from(file)))

describe('the proof of one event', () => {
  it('is taken for every row, and holds for no other', () => {
    for (let index = 0; index < 150; index += 1) {
      const proof = log.eventProof(privateKey, index)
      assert.equal(eventFault(proof), undefined, `row ${index}`)
      assert.match(eventFault(proof.replace(`“${index}”`, '“x”')) ?? '', /is not in the tree/)
      assert.match(eventFault(proof.replace(`"index":${index},`, `"index":${index + 1},`)) ?? '', /not in/)
    }
    assert.equal(eventFault(new MadeUpLog(1).eventProof(privateKey, 0)), undefined)
  })

  it('is taken from nobody else, and not with any byte changed', () => {
    const proof = log.eventProof(privateKey, 77)
    assert.match(eventFault(proof, [generateKeyPairSync('ed25519').publicKey]) ?? '', /not signed/)
    fc.assert(
      fc.property(spoilt(proof), (bytes) => assert.notEqual(eventFault(bytes), undefined)),
      { numRuns: 400 },
    )
  })
})

describe('the proof that the log only grew', () => {
  const older = log.checkpoint(privateKey, 90)

  it('is taken from every size to every later one, and not for a log that was written anew', () => {
    for (let from = 1; from <= 150; from += 1) {
      const proof = log.consistency(privateKey, from)
      assert.equal(faultOfGrowth(proof, log.checkpoint(privateKey, from)), undefined, `from ${from}`)
    }
    assert.match(faultOfGrowth(anew.consistency(privateKey, 90), older) ?? '', /was changed after it/)
    assert.match(faultOfGrowth(log.consistency(privateKey, 89), older) ?? '', /for 89 and 150 leaves/)
    assert.match(faultOfGrowth(log.consistency(privateKey, 80, 80), older) ?? '', /only 80/)
  })

  it('is not taken with any byte changed, nor with the signature of another key', () => {
    const proof = log.consistency(privateKey, 90)
    fc.assert(
      fc.property(spoilt(proof), (bytes) => assert.notEqual(faultOfGrowth(bytes, older), undefined)),
      { numRuns: 400 },
    )
    const stranger = generateKeyPairSync('ed25519').privateKey
    assert.equal(faultOfGrowth(log.consistency(stranger, 90), older), 'not signed')
  })

  it('tells of a filtered file what its rows cannot', async () => {
    const faults = async (from: MadeUpLog, growth: Growth) => {
      const file = from.file(privateKey, { held: (index) => index > 120, filters: {} })
      async function* chunks() {
        yield Buffer.from(file.join(''))
      }
      const report = await verifyFile(chunks(), { keys, older: readCheckpoint(older), growth })
      return report.faults.map(({ what }) => what).join('\n')
    }
    assert.equal(await faults(log, growthOf(log.consistency(privateKey, 90))), '')
    assert.match(await faults(anew, growthOf(anew.consistency(privateKey, 90))), /changed after it/)
    assert.match(await faults(anew, growthOf(log.consistency(privateKey, 90))), /Two different trees/)
    assert.match(await faults(log, growthOf(log.consistency(privateKey, 90, 140))), /90 and 140/)
  })
})
