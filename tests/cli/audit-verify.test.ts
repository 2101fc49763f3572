import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { MadeUpLog, madeUpRow, publicPem } from '../audit/tree/made-up-log.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runCli, settings } from './run-cli.ts'

/** Neither settings nor a database: nothing of them is handed to the process. */
const verify = (file: string, ...args: string[]) => runCli(['audit-verify', file, ...args])

describe('medguard audit-verify', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'medguard-verify-'))
  const { privateKey } = generateKeyPairSync('ed25519')
  const log = new MadeUpLog(60)
  const whole = log.file(privateKey)
  const pem = publicPem(privateKey)
  const at = (name: string) => path.join(folder, name)
  const write = (name: string, lines: readonly string[]) => {
    writeFileSync(at(name), lines.join(''))
    return at(name)
  }
  const key = write('key.pem', [pem])
  const older = write('older.txt', [log.checkpoint(privateKey, 33)])
  const filtered = write(
    'filtered.ndjson',
    log.file(privateKey, { held: (index) => index > 50, filters: {} }),
  )
  after(() => rmSync(folder, { recursive: true }))

  it('says that a file is what was signed, by a key as file or as PEM, and that the log only grew', async () => {
    const growth = write('growth.json', [log.consistency(privateKey, 33)])
    const event = write('event.json', [log.eventProof(privateKey, 31)])
    const results = await Promise.all([
      verify(write('whole.ndjson', whole), '--public-key', key, '--checkpoint', older),
      verify(filtered, '--public-key', pem, '--checkpoint', older, '--consistency', growth),
      verify(event, '--public-key', key),
      verify(growth, '--public-key', key, '--checkpoint', older),
    ])
    assert.deepEqual(
      results.map(({ code, stderr }) => [code, stderr.replace('Verifying\n', '')]),
      results.map(() => [0, '']),
    )
    const [file, some, one, grown] = results.map(({ stdout }) => stdout)
    assert.match(
      file ?? '',
      /tree of 60 leaves.*\nRows in the file: 60.*\nThe older checkpoint of 33 leaves fits/,
    )
    assert.match(some ?? '', /filters left out: 51\nThe older checkpoint of 33 leaves fits/)
    assert.match(
      one ?? '',
      new RegExp(`Row 31, id ${madeUpRow(31)[11]}: event, outcome, at 2026-03-04T08:00`),
    )
    assert.match(grown ?? '', /the log only grew/)
  })

  it('ends with 1 and names what is not what was signed', async () => {
    const row = whole.findIndex((line) => line.startsWith('{"index":40,'))
    const altered = whole.with(row, (whole[row] ?? '').replace('“40”', '“41”'))
    const other = write('other.pem', [publicPem(generateKeyPairSync('ed25519').privateKey)])
    const event = log.eventProof(privateKey, 31).replace('“31”', '“32”')
    const anew = new MadeUpLog(60, (index) => madeUpRow(index === 7 ? 1_007 : index))
    for (const [{ code, stdout, stderr }, said] of await Promise.all(
      (
        [
          [
            verify(write('altered.ndjson', altered), '--public-key', key),
            new RegExp(`Row 40 was altered. row 40, id ${madeUpRow(40)[11]}`),
          ],
          [verify(write('cut.ndjson', whole.slice(0, -1)), '--public-key', key), /was cut off/],
          [verify(filtered, '--public-key', other), /not signed by this public key/],
          [
            verify(filtered, '--public-key', key, '--checkpoint', older),
            /cannot be told from this file alone/,
          ],
          [verify(write('event-2.json', [event]), '--public-key', key), /Row 31 is not in the tree/],
          [
            verify(
              write('anew.json', [anew.consistency(privateKey, 33)]),
              '--public-key',
              key,
              '--checkpoint',
              older,
            ),
            /was changed after it/,
          ],
        ] as const
      ).map(async ([run, words]) => [await run, words] as const),
    )) {
      assert.equal(code, 1, stderr)
      assert.match(stderr, said)
      assert.match(stderr, /The file is NOT what was signed\.\n$/)
      assert.equal(stdout, '')
    }
  })

  it('ends with 2 where it was used wrongly', async () => {
    for (const [{ code, stderr }, said] of await Promise.all(
      (
        [
          [verify(at('nowhere'), '--public-key', key), /no file .*nowhere/],
          [verify(filtered, '--public-key', older), /does not hold an Ed25519 public key/],
          [verify(filtered, '--public-key', key, '--checkpoint', key), /does not hold a checkpoint/],
          [verify(filtered, '--public-key', key, '--consistency', older), /needs --checkpoint/],
          [verify(filtered), /--public-key/],
        ] as const
      ).map(async ([run, words]) => [await run, words] as const),
    )) {
      assert.equal(code, 2, stderr)
      assert.match(stderr, said)
    }
  })
})

describe('medguard audit-public-key', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('prints the key that signs the log', async () => {
    const { code, stdout, stderr } = await runCli(['audit-public-key'], {
      environment: settings(testApp.urls),
    })
    assert.equal(code, 0, stderr)
    assert.ok(createPublicKey(stdout).equals(createPublicKey(testApp.services.sealing.key.privateKey)))
  })
})
