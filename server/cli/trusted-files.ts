import { createPublicKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { signedBy, type Checkpoint } from '../audit/tree/checkpoint.ts'
import { readConsistency, type Growth } from '../audit/tree/files/consistency-file.ts'
import { rawPublicKey } from '../crypto/signed-note.ts'
import { CommandFailedError, UsedWronglyError } from './command-error.ts'

async function bytesOf(name: string, option: string): Promise<Buffer> {
  try {
    return await readFile(name)
  } catch {
    throw new UsedWronglyError(`${option}: the file ${name} cannot be read`)
  }
}

const pemBlock = /-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g

/**
 * The public keys in a file, or in the PEM itself; there may be those of earlier times too.
 * @throws UsedWronglyError where there is none that can verify
 */
export async function keysIn(given: string): Promise<KeyObject[]> {
  const isPem = given.includes('-----BEGIN')
  const text = isPem ? given : (await bytesOf(given, '--public-key')).toString('utf8')
  try {
    const keys = (text.match(pemBlock) ?? []).map((pem) => createPublicKey(pem))
    keys.forEach(rawPublicKey)
    if (keys.length > 0) {
      return keys
    }
  } catch {
    // Said below: what is in the file is no key that can verify.
  }
  throw new UsedWronglyError(
    `--public-key: ${isPem ? 'this' : given} does not hold an Ed25519 public key as PEM`,
  )
}

const wrongKey = (name: string) =>
  new CommandFailedError(`The checkpoint in ${name} was not signed by this public key.`)

/** @throws UsedWronglyError where the file holds no checkpoint; CommandFailedError where none of the keys has signed it */
export async function checkpointIn(name: string, keys: readonly KeyObject[]): Promise<Checkpoint> {
  const text = (await bytesOf(name, '--checkpoint')).toString('utf8')
  let said: Checkpoint | undefined
  try {
    said = signedBy(`${text.replaceAll('\r\n', '\n').trim()}\n`, keys)
  } catch {
    throw new UsedWronglyError(`--checkpoint: ${name} does not hold a checkpoint`)
  }
  if (said === undefined) {
    throw wrongKey(name)
  }
  return said
}

/**
 * A consistency proof from a file.
 * @throws UsedWronglyError where the file holds none; CommandFailedError where none of the keys has signed its checkpoint
 */
export async function growthIn(name: string, keys: readonly KeyObject[]): Promise<Growth> {
  const bytes = await bytesOf(name, '--consistency')
  let growth: Growth | undefined
  try {
    growth = readConsistency(bytes, keys)
  } catch {
    throw new UsedWronglyError(`--consistency: ${name} does not hold a consistency proof`)
  }
  if (growth === undefined) {
    throw wrongKey(name)
  }
  return growth
}
