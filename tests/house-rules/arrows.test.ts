import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import * as clearance from '../../server/access/clearance.ts'
import * as session from '../../server/access/session.ts'
import * as record from '../../server/audit/record.ts'
import * as declaredRoute from '../../server/http/declared-route.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const rooms = ['config', 'server', 'middleware', 'models', 'views']

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean }

const files = rooms.flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.posix.join(room, file.split(path.sep).join('/'))),
)

const importPattern = /^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?'([^']+)'/gm

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(importPattern)].map(([, type, target = '']) => ({
    from: file,
    to: target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target,
    typeOnly: type !== undefined,
  }))
}

const imports = files.flatMap(importsOf)
const inRoom = (file: string, ...prefixes: string[]) => prefixes.some((prefix) => file.startsWith(prefix))
const shown = (found: readonly Import[]) => found.map(({ from, to }) => `${from} imports ${to}`)

/** Pure vocabulary that pages share with whoever writes what they show. */
const vocabulary = ['server/paths.ts', 'server/partial-date.ts', 'server/clinical-time.ts']

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
    const posting = files.filter(
      (file) =>
        file.startsWith('views/') && readFileSync(path.join(root, file), 'utf8').includes('method="post"'),
    )
    assert.deepEqual(posting.toSorted(), ['views/components/form.tsx', 'views/layout.tsx'])
  })

  it('let only the three route functions declare routes', () => {
    const declaring = files.filter((file) =>
      /\bdeclareRoute\b/.test(readFileSync(path.join(root, file), 'utf8')),
    )
    assert.deepEqual(declaring.toSorted(), [
      'server/http/declared-route.ts',
      'server/http/patient-route.ts',
      'server/http/public-route.ts',
      'server/http/staff-route.ts',
    ])
  })

  it('keep every proof’s class inside the file that makes it', () => {
    const exported = [clearance, session, record, declaredRoute].flatMap((module) => Object.keys(module))
    for (const proof of ['Clearance', 'Admission', 'SignedIn', 'Receipt', 'ChangeReceipt', 'DeclaredRoute']) {
      assert.ok(!exported.includes(proof), `${proof} can be made elsewhere`)
    }
  })

  it('lets speakeasy, which nobody maintains, be known by one file', () => {
    const knowing = imports.filter(({ to }) => to === 'speakeasy').map(({ from }) => from)
    assert.deepEqual(knowing, ['server/accounts/mfa/totp.ts'])
  })
})
