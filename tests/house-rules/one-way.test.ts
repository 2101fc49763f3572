import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSources } from './sources.ts'

const server = readSources().filter(
  ({ file }) => file.startsWith('server/') && !file.startsWith('server/demo/'),
)

const filesWith = (pattern: RegExp): string[] =>
  server.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

describe('there is one way', () => {
  it('to read what an address names: beside it stand the faces of operations, and pages whose path has any number of parts', () => {
    assert.deepEqual(filesWith(/\breq\.params\b|\bparams\[|\bparams\b.*: Request\)/), [
      'server/http/forms/shown-draft.ts',
      'server/http/routes/id-in.ts',
      'server/http/routes/said-in-address.ts',
      'server/pages/serve-page-routes.tsx',
    ])
  })

  it('to open who a patient is; a form of changes opens it field by field, to compare', () => {
    assert.deepEqual(filesWith(/required\('given_name'/), [
      'server/patients/change-patient.ts',
      'server/patients/identity.ts',
    ])
  })

  it('to name in an audit row who acted', () => {
    assert.deepEqual(filesWith(/displayName[^{}]*\broleName: \S*role\.name/), ['server/audit/actor-of.ts'])
  })
})
