import { v7 } from 'uuid'

/** A new UUIDv7 (RFC 9562): its first 48 bits are the time in milliseconds, so that rows made together lie together. */
export const newId = (): string => v7()
