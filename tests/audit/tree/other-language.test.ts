import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { MadeUpLog, madeUpRow, publicPem } from './made-up-log.ts'

const verifier = path.resolve(import.meta.dirname, '../../../../tests/audit/tree/verify_audit_log.py')
const hasPython = spawnSync('python3', ['--version']).status === 0

describe('a verifier in another language, written from the documentation', { skip: !hasPython }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'medguard-verify-'))
  const at = (name: string) => path.join(folder, name)
  after(() => rmSync(folder, { recursive: true }))

  const { privateKey } = generateKeyPairSync('ed25519')
  const log = new MadeUpLog(70)
  writeFileSync(at('key.pem'), publicPem(privateKey))
  writeFileSync(at('other.pem'), publicPem(generateKeyPairSync('ed25519').privateKey))
  writeFileSync(at('older.txt'), log.checkpoint(privateKey, 33))

  const verify = (lines: readonly string[], key = 'key.pem', ...more: string[]) => {
    writeFileSync(at('file.ndjson'), lines.join(''))
    const { status, stdout } = spawnSync('python3', [verifier, at('file.ndjson'), at(key), ...more.map(at)])
    return { status, said: stdout.toString().trim() }
  }

  it('takes whole and filtered files, and an older checkpoint', () => {
    const whole = log.file(privateKey, { checkpointsAt: [20] })
    assert.deepEqual(verify(whole, 'key.pem', 'older.txt'), { status: 0, said: 'verified: 70 rows' })
    const filtered = log.file(privateKey, {
      held: (index) => index % 7 === 3,
      filters: { event: 'sign-out' },
    })
    assert.deepEqual(verify(filtered), { status: 0, said: 'verified: 10 rows' })
  })

  it('takes the proof of one event, and a proof that the log only grew, beside a file or alone', () => {
    for (const index of [0, 63, 69]) {
      assert.equal(verify([log.eventProof(privateKey, index)]).said, 'verified: 1 rows', `row ${index}`)
    }
    const growth = log.consistency(privateKey, 33)
    assert.equal(verify([growth], 'key.pem', 'older.txt').said, 'verified: 0 rows')
    writeFileSync(at('growth.json'), growth)
    writeFileSync(at('early.json'), log.consistency(privateKey, 33, 69))
    const last = log.file(privateKey, { held: (index) => index === 69, filters: {} })
    assert.equal(verify(last, 'key.pem', 'older.txt').status, 1)
    assert.equal(verify(last, 'key.pem', 'older.txt', 'growth.json').said, 'verified: 1 rows')
    assert.equal(verify([log.eventProof(privateKey, 40)], 'key.pem', 'older.txt', 'growth.json').status, 0)
    assert.match(verify(last, 'key.pem', 'older.txt', 'early.json').said, /for other checkpoints/)
  })

  it('refuses a proof of which a row, a number or a path was altered, or that is of a log written anew', () => {
    const proof = log.eventProof(privateKey, 31)
    assert.match(verify([proof.replace('“31”', '“32”')]).said, /row 31, id 0198a000.* is not in the tree/)
    assert.equal(verify([proof.replace('"index":31', '"index":30')]).status, 1)
    assert.equal(verify([proof], 'other.pem').status, 1)
    const anew = new MadeUpLog(70, (index) => madeUpRow(index === 7 ? 1_007 : index))
    assert.match(
      verify([anew.consistency(privateKey, 33)], 'key.pem', 'older.txt').said,
      /changed after the older checkpoint/,
    )
  })

  it('refuses what was altered, left out, cut off, or signed by another key', () => {
    const whole = log.file(privateKey)
    const altered = whole.with(31, (whole[31] ?? '').replace('“30”', '“31”'))
    assert.match(verify(altered).said, /row 30, id 0198a000-0000-7000-8000-00000000001e was altered/)
    assert.match(verify(whole.toSpliced(31, 1)).said, /leaf 30 should stand here/)
    assert.equal(verify(whole.slice(0, -1)).status, 1)
    assert.match(verify(whole, 'other.pem').said, /not signed by this public key/)
    const shorter = new MadeUpLog(30).file(privateKey)
    assert.equal(verify(shorter).status, 0)
    assert.equal(verify(shorter, 'key.pem', 'older.txt').status, 1)
  })
})
