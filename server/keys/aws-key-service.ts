import { AwsClient } from 'aws4fetch'
import { z } from 'zod'
import { KeyServiceError, type KeyService } from './key-service.ts'

export type AwsKeyServiceOptions = {
  readonly url: string
  /** The key there that encrypts: its id, ARN or alias. Not needed to decrypt. */
  readonly keyId: string | undefined
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string | undefined
  /** How long one answer may take (milliseconds). */
  readonly timeoutMs?: number
}

const answers = {
  Encrypt: z.object({ CiphertextBlob: z.base64() }).transform((answer) => answer.CiphertextBlob),
  Decrypt: z.object({ Plaintext: z.base64() }).transform((answer) => answer.Plaintext),
}

// Only the error's type is told: its message may hold what was sent.
const errorAnswer = z
  .object({ ['__type']: z.string().regex(/^[\w.#]{1,100}$/) })
  .transform((answer) => answer['__type'])

const context = (rootKeyId: string) => ({ application: 'medguard', 'root-key': rootKeyId })

/**
 * A key service that speaks the HTTP interface of AWS KMS (TrentService, JSON 1.1), with requests signed by Signature
 * Version 4. The root key's id is the encryption context: a wrapped key does not open under another id.
 */
export class AwsKeyService implements KeyService {
  readonly #client: AwsClient
  readonly #options: AwsKeyServiceOptions

  constructor(options: AwsKeyServiceOptions) {
    const { accessKeyId, secretAccessKey, sessionToken, region } = options
    this.#options = options
    this.#client = new AwsClient({
      accessKeyId,
      secretAccessKey,
      region,
      service: 'kms',
      retries: 2,
      ...(sessionToken === undefined ? {} : { sessionToken }),
    })
  }

  async wrap(rootKeyId: string, key: Buffer): Promise<Buffer> {
    const { keyId } = this.#options
    if (keyId === undefined) {
      throw new KeyServiceError('KEY_SERVICE_KEY_ID does not say with which of its keys to encrypt')
    }
    return this.#ask('Encrypt', {
      KeyId: keyId,
      Plaintext: key.toString('base64'),
      EncryptionContext: context(rootKeyId),
    })
  }

  async unwrap(rootKeyId: string, wrapped: Buffer): Promise<Buffer> {
    return this.#ask('Decrypt', {
      CiphertextBlob: wrapped.toString('base64'),
      EncryptionContext: context(rootKeyId),
    })
  }

  async #ask(operation: keyof typeof answers, question: object): Promise<Buffer> {
    const { url, timeoutMs = 10_000 } = this.#options
    const response = await this.#client
      .fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `TrentService.${operation}`,
        },
        body: JSON.stringify(question),
        signal: AbortSignal.timeout(timeoutMs),
      })
      .catch((error: unknown) => {
        const timedOut = error instanceof Error && error.name === 'TimeoutError'
        throw new KeyServiceError(timedOut ? 'no answer in time' : 'it cannot be reached')
      })
    const body: unknown = await response.json().catch(() => undefined)
    if (!response.ok) {
      const named = errorAnswer.safeParse(body)
      throw new KeyServiceError(`${operation}: ${named.data ?? `status ${response.status}`}`)
    }
    const parsed = answers[operation].safeParse(body)
    if (!parsed.success) {
      throw new KeyServiceError(`${operation}: the answer has no key in it`)
    }
    return Buffer.from(parsed.data, 'base64')
  }
}
