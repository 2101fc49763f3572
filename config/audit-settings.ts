import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const howToMakeOne = 'make one with: npx medguard generate-key audit'

function privateKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : undefined
  } catch {
    return undefined
  }
}

function fileText(name: string): string | undefined {
  try {
    return readFileSync(name, 'utf8')
  } catch {
    return undefined
  }
}

/** An Ed25519 private key: PKCS#8 PEM (line ends may be written as \n), or the path of a file that holds it. */
export const signingKey = z.string().transform((text, context) => {
  const given = text.includes('-----BEGIN') ? text.replaceAll('\\n', '\n') : fileText(text)
  if (given === undefined) {
    context.addIssue(`is neither a PEM nor the path of a file that can be read; ${howToMakeOne}`)
    return z.NEVER
  }
  const key = privateKey(given)
  if (key === undefined) {
    context.addIssue(`does not hold an Ed25519 private key as PKCS#8 PEM; ${howToMakeOne}`)
    return z.NEVER
  }
  return key
})

/** Where checkpoints are posted to. */
export const witnessUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://witness.example.org/checkpoints' })
  .transform((text) => new URL(text).href)
