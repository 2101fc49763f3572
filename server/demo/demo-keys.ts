import { createHash } from 'node:crypto'
import type { Environment } from '../../config/env.ts'
import { assertDemo } from './demo-only.ts'

const derived = (label: string) => createHash('sha256').update(`MedGuard demo: ${label}`)

/** The demo's field key: known to everybody, so it refuses to leave demo mode. */
export function demoFieldKey(environment: Environment): string {
  assertDemo(environment)
  return `demo:${derived('field key').digest('base64')}`
}

/** The demo's session secret: the same caution. */
export function demoSessionSecret(environment: Environment): string {
  assertDemo(environment)
  return derived('session secret').digest('base64url')
}
