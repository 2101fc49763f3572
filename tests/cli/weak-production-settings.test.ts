import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { readEnvironment } from '../../config/env.ts'
import { isPoorSecret } from '../../config/poor-secrets.ts'
import { openKeyRing } from '../../server/keys/open-key-ring.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

const production = () => ({
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://medguard@db.example/medguard',
  SESSION_SECRET: randomBytes(48).toString('base64url'),
  FIELD_ENCRYPTION_KEY: `one:${base64(randomBytes(32))}`,
})

const refusal = (changes: NodeJS.ProcessEnv): string => {
  try {
    readEnvironment({ ...production(), ...changes })
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}

describe('production', () => {
  it('starts with secrets as the generators make them', () => {
    for (const _ of Array.from({ length: 200 })) {
      assert.equal(readEnvironment(production()).NODE_ENV, 'production')
      assert.ok(!isPoorSecret(randomBytes(24)))
      assert.ok(!isPoorSecret(randomBytes(32).toString('hex')))
    }
  })

  it('refuses session secrets that nobody drew at random, in words, and repeats none of them', () => {
    for (const poor of [
      'a'.repeat(40),
      'abcdefgh'.repeat(5),
      'secretsecret'.repeat(4),
      '0123456789'.repeat(4),
    ]) {
      const words = refusal({ SESSION_SECRET: poor })
      assert.match(words, /SESSION_SECRET: .*not made at random.*generate-key session/)
      assert.ok(!words.includes(poor))
      assert.match(refusal({ SESSION_SECRET: `${production().SESSION_SECRET},${poor}` }), /SESSION_SECRET: /)
    }
  })

  it('refuses field keys that nobody drew at random, also behind a good one, and in a file', async () => {
    const row = Uint8Array.from({ length: 32 }, (_, index) => index)
    const folder = await mkdtemp(path.join(os.tmpdir(), 'medguard-keys-'))
    for (const poor of [
      new Uint8Array(32),
      new Uint8Array(32).fill(7),
      row,
      Buffer.from('0123456789abcdef'.repeat(2)),
    ]) {
      const list = `${production().FIELD_ENCRYPTION_KEY},two:${base64(poor)}`
      const words = refusal({ FIELD_ENCRYPTION_KEY: list })
      assert.match(words, /FIELD_ENCRYPTION_KEY: .*not made at random.*generate-key field/)
      assert.ok(!words.includes(base64(poor)))
      const file = path.join(folder, 'keys')
      await writeFile(file, list.replace(',', '\n'))
      const { FIELD_ENCRYPTION_KEY: _key, ...others } = production()
      const environment = readEnvironment({ ...others, FIELD_ENCRYPTION_KEY_FILE: file })
      await assert.rejects(
        openKeyRing(environment),
        /FIELD_ENCRYPTION_KEY_FILE holds a key that was not made/,
      )
    }
    await rm(folder, { recursive: true })
  })

  it('refuses the secrets of webhooks likewise', () => {
    for (const name of ['SECURITY_WEBHOOK', 'SIEM_WEBHOOK']) {
      const changes = {
        [`${name}_URL`]: 'https://siem.example.org/',
        [`${name}_SECRET`]: base64(new Uint8Array(32)),
      }
      assert.match(refusal(changes), new RegExp(`${name}_SECRET: was not made at random`))
    }
  })

  it('refuses sessions that outlive a day, screens left open for hours, and dozens of sessions', () => {
    assert.match(refusal({ SESSION_TIMEOUT_HOURS: '999' }), /SESSION_TIMEOUT_HOURS: must be at most 24/)
    assert.match(refusal({ SESSION_IDLE_MINUTES: '600' }), /SESSION_IDLE_MINUTES: must be at most 60/)
    assert.match(refusal({ MAX_CONCURRENT_SESSIONS: '999' }), /MAX_CONCURRENT_SESSIONS: must be at most 50/)
    assert.equal(refusal({ SESSION_TIMEOUT_HOURS: '24', SESSION_IDLE_MINUTES: '60' }), '')
  })

  it('names all of them at once', () => {
    const words = refusal({ SESSION_SECRET: 'a'.repeat(40), SESSION_TIMEOUT_HOURS: '999', PORT: '3000' })
    assert.equal(words.trim().split('\n').length, 3)
  })
})

describe('a secret', () => {
  it('is poor where it repeats a piece, however long it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }).chain(bytes),
        fc.integer({ min: 2, max: 9 }),
        (piece, times) => {
          assert.ok(isPoorSecret(Buffer.concat(Array.from({ length: times }, () => Buffer.from(piece)))))
        },
      ),
    )
  })

  it('is poor where it is an even row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 100 }), (step, start) => {
        assert.ok(isPoorSecret(Uint8Array.from({ length: 32 }, (_, index) => start + step * index)))
      }),
    )
  })
})
