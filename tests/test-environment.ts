import { createHash } from 'node:crypto'
import { readEnvironment, type Environment } from '../config/env.ts'

/** A root key for tests: no secret, and not so poor that production refuses it. */
export const testFieldKey = `test:${createHash('sha256').update('a root key that only tests know').digest('base64')}`

/** Settings of a facility that is not a demo. */
export const testEnvironment = (changes: NodeJS.ProcessEnv = {}): Environment =>
  readEnvironment({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://set-by-the-test',
    FIELD_ENCRYPTION_KEY: testFieldKey,
    SESSION_SECRET: 'a session secret that only tests know',
    LOG_LEVEL: 'silent',
    // Tests of other things ask for more, on a clock that stands still.
    REQUEST_LIMITS: ['sign-in', 'search', 'export', 'print', 'api', 'page', 'before-sign-in']
      .map((kind) => `${kind}=1000000/3600`)
      .join(','),
    ...changes,
  })
