import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as clearance from '../../server/access/clearance.ts'
import * as session from '../../server/access/session.ts'
import * as record from '../../server/audit/record.ts'
import * as dualAuthorization from '../../server/dual-authorization/dual-authorization.ts'
import * as declaredRoute from '../../server/http/routes/declared-route.ts'
import { importsOf, type Import } from './imports.ts'
import { readSources } from './sources.ts'

const sources = readSources()
const imports = sources.flatMap(importsOf)
const inRoom = (file: string, ...prefixes: string[]) => prefixes.some((prefix) => file.startsWith(prefix))
const shown = (found: readonly Import[]) => found.map(({ from, to }) => `${from} imports ${to}`)

/** Pure vocabulary that pages share with whoever writes what they show. */
const vocabulary = [
  'server/paths.ts',
  'server/path.ts',
  'server/partial-date.ts',
  'server/clinical-time.ts',
  'server/vital-kinds.ts',
  'server/ward-kinds.ts',
  'server/result-kinds.ts',
  'server/common-tests.ts',
]

describe('the arrows between the rooms', () => {
  it('are read from real imports', () => {
    assert.ok(imports.length > 300)
  })

  it('let decisions and cryptography know nothing of HTTP, the database or the clock', () => {
    const wrong = imports.filter(
      ({ from, to, typeOnly }) =>
        inRoom(from, 'server/access/', 'server/crypto/') &&
        (/^(express|sequelize|pg)\b/.test(to) ||
          inRoom(to, 'models/', 'middleware/', 'views/', 'server/http/', 'server/clock') ||
          (inRoom(to, 'server/') && !inRoom(to, 'server/access/', 'server/crypto/') && !typeOnly)),
    )
    assert.deepEqual(shown(wrong), [])
  })

  it('let views take plain values: no model, no service', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        inRoom(from, 'views/') &&
        (/^(express|sequelize|pg)\b/.test(to) ||
          (inRoom(to, 'models/', 'server/', 'middleware/') && !vocabulary.includes(to))),
    )
    assert.deepEqual(shown(wrong), [])
  })

  it('let models know nothing of HTTP and decide nothing', () => {
    const wrong = imports.filter(
      ({ from, to, typeOnly }) =>
        inRoom(from, 'models/') &&
        (/^express\b/.test(to) ||
          inRoom(to, 'middleware/', 'views/', 'server/http/') ||
          (inRoom(to, 'server/') && !typeOnly && !inRoom(to, 'server/crypto/'))),
    )
    assert.deepEqual(shown(wrong), [])
  })

  it('let only the form of the house, with its token and key, and signing out be posted by a page', () => {
    const posting = sources
      .filter(({ file, text }) => file.startsWith('views/') && text.includes('method="post"'))
      .map(({ file }) => file)
    assert.deepEqual(posting.toSorted(), ['views/components/forms/form.tsx', 'views/frame/account-menu.tsx'])
  })

  it('let only the route functions declare routes', () => {
    const declaring = sources.filter(({ text }) => /\bdeclareRoute\b/.test(text)).map(({ file }) => file)
    assert.deepEqual(declaring.toSorted(), [
      'server/api/json-question.ts',
      'server/api/json-routes.ts',
      'server/api/json-staff-query.ts',
      'server/http/routes/declared-route.ts',
      'server/http/routes/patient-route.ts',
      'server/http/routes/public-route.ts',
      'server/http/routes/signed-in-route.ts',
    ])
  })

  it('keep every proof’s class inside the file that makes it', () => {
    const exported = [clearance, session, record, declaredRoute, dualAuthorization].flatMap((module) =>
      Object.keys(module),
    )
    for (const proof of [
      'Clearance',
      'PatientAccess',
      'SignedIn',
      'Receipt',
      'ChangeReceipt',
      'DeclaredRoute',
      'Decision',
    ]) {
      assert.ok(!exported.includes(proof), `${proof} can be made elsewhere`)
    }
  })

  it('lets speakeasy, which nobody maintains, be known by one file', () => {
    const knowing = imports.filter(({ to }) => to === 'speakeasy').map(({ from }) => from)
    assert.deepEqual(knowing, ['server/accounts/second-factor/totp.ts'])
  })
})
