import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import { readEnvironment, type Environment } from '../../config/env.ts'

/** A root key for tests: no secret, and not so poor that production refuses it. */
export const testFieldKey = `test:${createHash('sha256').update('a root key that only tests know').digest('base64')}`

/** Where the checkpoints of the tests’ logs are kept, which goes with the run. */
export const witnessFolder = (): string => process.env['TEST_WITNESS_FOLDER'] ?? 'no-run'

/** Settings of a facility that is not a demo. */
export const testEnvironment = (changes: NodeJS.ProcessEnv = {}): Environment =>
  readEnvironment({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://set-by-the-test',
    FIELD_ENCRYPTION_KEY: testFieldKey,
    // A file of its own, that goes with the run: one that stayed would hold the checkpoints of another log.
    AUDIT_WITNESS_FILE: path.join(witnessFolder(), `${randomUUID()}.txt`),
    SESSION_SECRET: 'a session secret that only tests know',
    LOG_LEVEL: 'silent',
    // Tests of other things ask for more, on a clock that stands still.
    REQUEST_LIMITS: ['sign-in', 'search', 'export', 'print', 'api', 'page', 'before-sign-in']
      .map((kind) => `${kind}=1000000/3600`)
      .join(','),
    ...changes,
  })
