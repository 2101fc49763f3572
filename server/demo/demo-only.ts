import type { Environment } from '../../config/env.ts'

/** Demo accounts, keys and data exist in demo mode only; whatever makes them asks here first. */
export function assertDemo(environment: Environment): void {
  if (!environment.demo || environment.NODE_ENV === 'production') {
    throw new Error('demo data and demo keys exist in demo mode only')
  }
}
