import { createHash } from 'node:crypto'
import type { Environment } from '../../config/env.ts'
import { assertDemo } from './demo-only.ts'

const derived = (label: string) => createHash('sha256').update(`MedGuard demo: ${label}`)

/** The demo's field key: known to everybody, so it refuses to leave demo mode. */
export function demoFieldKey(environment: Environment): string {
  assertDemo(environment)
  return `demo:${derived('field key').digest('base64')}`
}

/** Whether a key or secret is one of the demo's, which no other installation may have. */
export const isOfDemo = (secret: string): boolean =>
  secret === derived('field key').digest('base64') || secret === derived('session secret').digest('base64url')

/** The demo's session secret: the same caution. */
export function demoSessionSecret(environment: Environment): string {
  assertDemo(environment)
  return derived('session secret').digest('base64url')
}
