import { createHash, randomBytes } from 'node:crypto'

/** What is stored of a device's token. The token itself has 256 random bits, so that a plain hash is enough. */
export const hashDeviceToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A token by which a browser is known as a trusted device: it has it, and nobody else. */
export const newDeviceToken = (): string => randomBytes(32).toString('base64url')
