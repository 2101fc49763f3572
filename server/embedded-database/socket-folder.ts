import type { DatabaseLocation } from './data-folder.ts'

/** Systems take names of sockets of about a hundred bytes; what PostgreSQL adds to the folder is shorter than thirty. */
const longest = 70

/**
 * Where a database that may be lost listens on a socket too, without asking for a password: its own folder, which is closed to
 * every other user. Undefined where the name of the folder is too long for that, or has what PostgreSQL takes for a list.
 */
export const socketFolder = ({ home }: DatabaseLocation): string | undefined =>
  Buffer.byteLength(home) <= longest && !/[",\s]/.test(home) ? home : undefined
