import { userInfo } from 'node:os'

/** The account of the operating system under which this runs: its name, or its number where it has none. */
export function operator(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}
