import { createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto'

/** A note is not in the form of C2SP signed-note. */
export class NoteFormatError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NoteFormatError'
  }
}

const signatureLine = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/u
const ed25519 = Buffer.from([1])
const rawKeyBytes = 32
const keyHashBytes = 4

/** The 32 bytes of an Ed25519 public key (RFC 8032). @param key the public key, or the private one */
export function rawPublicKey(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  if (publicKey.asymmetricKeyType !== 'ed25519') {
    throw new NoteFormatError('the key is not an Ed25519 key')
  }
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(-rawKeyBytes)
}

/** The first four bytes of SHA-256(name || 0x0A || 0x01 || public key): how a signature line names its key. */
export function noteKeyHash(name: string, key: KeyObject): Buffer {
  return hash(
    'sha256',
    Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), ed25519, rawPublicKey(key)]),
    'buffer',
  ).subarray(0, keyHashBytes)
}

/**
 * Signs a text as a note (C2SP signed-note with Ed25519).
 * @param text whole lines, the last with its line end
 */
export function signNote(text: string, name: string, privateKey: KeyObject): string {
  if (!text.endsWith('\n') || !/^[^\s+]+$/u.test(name)) {
    throw new NoteFormatError('a note is whole lines, and the name of its key has no spaces or plus signs')
  }
  const signature = sign(null, Buffer.from(text, 'utf8'), privateKey)
  const signed = Buffer.concat([noteKeyHash(name, privateKey), signature]).toString('base64')
  return `${text}\n— ${name} ${signed}\n`
}

/** The text of a note, and its signatures. @throws NoteFormatError */
export function readNote(note: string): {
  text: string
  signatures: readonly { name: string; bytes: Buffer }[]
} {
  const split = note.lastIndexOf('\n\n')
  if (split === -1 || !note.endsWith('\n')) {
    throw new NoteFormatError('there is no blank line between the text and its signature')
  }
  const lines = note.slice(split + 2, -1).split('\n')
  const signatures = lines.map((line) => {
    const [, name, base64] = signatureLine.exec(line) ?? []
    const bytes = Buffer.from(base64 ?? '', 'base64')
    if (name === undefined || bytes.toString('base64') !== base64) {
      throw new NoteFormatError('a signature line is not "— name base64"')
    }
    return { name, bytes }
  })
  return { text: note.slice(0, split + 1), signatures }
}

/** The text of a note that the key has signed, else undefined. @throws NoteFormatError where it is none */
export function openNote(note: string, publicKey: KeyObject): string | undefined {
  const { text, signatures } = readNote(note)
  const signed = signatures.some(
    ({ name, bytes }) =>
      bytes.subarray(0, keyHashBytes).equals(noteKeyHash(name, publicKey)) &&
      verify(null, Buffer.from(text, 'utf8'), publicKey, bytes.subarray(keyHashBytes)),
  )
  return signed ? text : undefined
}
