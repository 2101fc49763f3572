import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { json } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { EnvironmentError } from '../../config/env.ts'
import { generateRootKey } from '../../server/crypto/key-ring.ts'
import { openKeyRing } from '../../server/keys/open-key-ring.ts'
import { runCli } from '../cli/run-cli.ts'
import { testEnvironment, testFieldKey } from '../support/test-environment.ts'

type Question = {
  readonly Plaintext?: string
  readonly CiphertextBlob?: string
  readonly EncryptionContext: object
}

const turnedRound = (text: string) => [...text].toReversed().join('')

/** A key service as far as MedGuard knows one: what it encrypts is the context and the key, turned round. */
function answerOf(target: string, { Plaintext, CiphertextBlob, EncryptionContext }: Question) {
  const context = JSON.stringify(EncryptionContext)
  if (target === 'TrentService.Encrypt' && Plaintext !== undefined) {
    const sealed = JSON.stringify({ context, key: Plaintext })
    return { CiphertextBlob: Buffer.from(turnedRound(sealed)).toString('base64') }
  }
  const opened: unknown = JSON.parse(turnedRound(Buffer.from(CiphertextBlob ?? '', 'base64').toString()))
  return typeof opened === 'object' &&
    opened !== null &&
    'key' in opened &&
    'context' in opened &&
    opened.context === context
    ? { Plaintext: opened.key }
    : undefined
}

const asked: { target: string; authorization: string }[] = []

async function answerTo(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const target = String(req.headers['x-amz-target'])
  asked.push({ target, authorization: String(req.headers.authorization) })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the fake believes what it is sent
  const answer = answerOf(target, (await json(req)) as Question)
  res.statusCode = answer === undefined ? 400 : 200
  res.end(JSON.stringify(answer ?? { ['__type']: 'InvalidCiphertextException', message: 'words' }))
}

describe('where root keys come from', () => {
  let service: Server
  let url: string
  let folder: string

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'medguard-keys-'))
    service = createServer((req, res) => void answerTo(req, res))
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
    const address = service.address()
    assert.ok(typeof address === 'object' && address !== null)
    url = `http://127.0.0.1:${address.port}`
  })
  after(async () => {
    service.close()
    await rm(folder, { recursive: true })
  })

  const access = () => ({
    KEY_SERVICE_URL: url,
    KEY_SERVICE_KEY_ID: 'alias/medguard',
    AWS_REGION: 'af-south-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'a secret that only tests know',
  })

  it('may be a file, one key to a line', async () => {
    const file = path.join(folder, 'field-keys')
    await writeFile(file, `${generateRootKey('new')}\n${generateRootKey('old')}\n`)
    const ring = await openKeyRing(
      testEnvironment({ FIELD_ENCRYPTION_KEY: '', FIELD_ENCRYPTION_KEY_FILE: file }),
    )
    assert.deepEqual(ring.ids, ['new', 'old'])
  })

  it('may not be a file and the setting at once, nor a file that is not there', async () => {
    const file = path.join(folder, 'nothing-here')
    assert.throws(() => testEnvironment({ FIELD_ENCRYPTION_KEY_FILE: file }), EnvironmentError)
    const environment = testEnvironment({ FIELD_ENCRYPTION_KEY: '', FIELD_ENCRYPTION_KEY_FILE: file })
    await assert.rejects(openKeyRing(environment), /FIELD_ENCRYPTION_KEY_FILE cannot be read: ENOENT/)
  })

  it('may be a key service, which encrypts a new key and decrypts it at start, with signed requests', async () => {
    const { code, stdout } = await runCli(['generate-key', 'field', '--key-service'], {
      environment: access(),
    })
    assert.equal(code, 0)
    assert.match(stdout, /^k\d{8}:kms:[A-Za-z0-9+/=]+$/m)
    const listed = `${stdout.trim()},${testFieldKey}`
    const ring = await openKeyRing(testEnvironment({ ...access(), FIELD_ENCRYPTION_KEY: listed }))
    assert.deepEqual(ring.ids, [stdout.split(':')[0], 'test'])
    assert.deepEqual(
      asked.map(({ target }) => target),
      ['TrentService.Encrypt', 'TrentService.Decrypt'],
    )
    for (const { authorization } of asked) {
      assert.match(
        authorization,
        /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/af-south-1\/kms\/aws4_request, /,
      )
      assert.match(authorization, /SignedHeaders=[a-z0-9;-]*x-amz-date[a-z0-9;-]*, Signature=[0-9a-f]{64}$/)
    }
  })

  it('does not open a key of the service under another id, and tells nothing but the kind of error', async () => {
    const { stdout } = await runCli(['generate-key', 'field', '--key-service'], { environment: access() })
    const renamed = stdout.trim().replace(/^[^:]+/, 'another')
    const environment = testEnvironment({ ...access(), FIELD_ENCRYPTION_KEY: renamed })
    await assert.rejects(openKeyRing(environment), (error: Error) => {
      assert.match(error.message, /Decrypt: InvalidCiphertextException$/)
      return true
    })
  })

  it('says which setting is missing where a key needs the service', async () => {
    const environment = testEnvironment({ FIELD_ENCRYPTION_KEY: 'k1:kms:AAAA' })
    await assert.rejects(openKeyRing(environment), /key 1 is encrypted by a key service.*KEY_SERVICE_URL/)
    assert.throws(
      () => testEnvironment({ KEY_SERVICE_URL: url }),
      (error: unknown) => {
        assert.ok(error instanceof EnvironmentError)
        assert.equal(error.problems.length, 3)
        return true
      },
    )
  })

  it('is refused where the service is away, instead of starting without the key', async () => {
    const environment = testEnvironment({
      ...access(),
      KEY_SERVICE_URL: 'http://127.0.0.1:9',
      FIELD_ENCRYPTION_KEY: 'k1:kms:AAAA',
    })
    await assert.rejects(openKeyRing(environment), /it cannot be reached/)
  })
})
