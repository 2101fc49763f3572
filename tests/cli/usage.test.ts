import assert from 'node:assert/strict'
import { createPrivateKey, sign, verify, createPublicKey } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { spawnSync } from 'node:child_process'
import { after, before, describe, it } from 'node:test'
import { readEnvironment } from '../../config/env.ts'
import { folders } from '../../server/assets/folders.ts'
import { KeyRing } from '../../server/crypto/key-ring.ts'
import { demoAccounts } from '../../server/demo/demo-accounts.ts'
import { startEmbeddedDatabase } from '../../server/embedded-database.ts'
import { ended, runCli, startCli } from './run-cli.ts'

const reference = readFileSync(path.join(folders.project, 'docs', 'reference.md'), 'utf8')
const commandTable = reference.slice(reference.indexOf('| `medguard` command'), reference.indexOf('## Modes'))
const commands = [...commandTable.matchAll(/^\| `([a-z]+(?:-[a-z]+)*)/gm)]
  .map(([, name = '']) => name)
  .filter((name) => name !== 'medguard')

/** Runs a command whose output nobody reads. @returns what it said besides, and how it ended */
const unread = async (output: 'stdout' | 'stderr', ...args: string[]) => {
  const child = startCli(args)
  child[output].destroy()
  const rest = output === 'stdout' ? child.stderr : child.stdout
  const [said, { code, signal }] = await Promise.all([text(rest), ended(child)])
  return { said, code, signal }
}

describe('the command line', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'medguard-cli-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const inFolder = (name: string) => ({ environment: { MEDGUARD_DATA_DIR: path.join(folder, name) } })

  it('lists its commands, and the reference names each of them', async () => {
    const { code, stdout } = await runCli(['--help'])
    assert.equal(code, 0)
    const listed = [...stdout.matchAll(/^ {2}([a-z]+(?:-[a-z]+)*) /gm)].map(([, name]) => name)
    assert.deepEqual(new Set(listed), new Set(commands))
  })

  it('goes on to its end where nobody reads what it writes, as in front of head', async () => {
    assert.deepEqual(await unread('stdout', '--help'), { said: '', code: 0, signal: null })
    assert.deepEqual(await unread('stdout', 'generate-key', 'field'), { said: '', code: 0, signal: null })
    assert.deepEqual(await unread('stderr', 'no-such-command'), { said: '', code: 2, signal: null })
  })

  it('explains each of them when asked', async () => {
    const answers = commands.map(async (command) => ({ command, ...(await runCli([command, '--help'])) }))
    for (const { command, code, stdout, stderr } of await Promise.all(answers)) {
      assert.equal(code, 0)
      assert.match(stdout, new RegExp(`^Usage: medguard ${command}`))
      assert.equal(stderr, '')
    }
  })

  for (const [args, words] of [
    [[], /Usage: medguard/],
    [['no-such-command'], /unknown command/],
    [['migrate', '--sideways'], /unknown option/],
    [['migrate', '--down', 'two', '--yes'], /whole number/],
    [['migrate', '--down', '1'], /Add --yes/],
    [['generate-key'], /missing required argument/],
    [['generate-key', 'house'], /Allowed choices are field, session, audit/],
    [['import-fhir'], /missing required argument/],
    [['import-medicines'], /missing required argument/],
    [['import-medicines', '/no/such/file'], /There is no file/],
    [['import-fhir', '/no/such/folder'], /cannot be read: ENOENT/],
    [['demo-accounts', '--format', 'xml'], /Allowed choices are table, json/],
    [['security-check', '--format', 'xml'], /Allowed choices are text, json/],
    [['security-check', '--repair'], /unknown option/],
    [['database-url', '--role', 'guest'], /Allowed choices are owner, app/],
    [['create-admin', '--username', 'someone'], /--email is missing/],
    [
      ['create-admin', '--username', 'a b', '--email', 'nobody', '--display-name', ' '],
      /--username: .*\n--email: .*\n--display-name: /,
    ],
  ] as const) {
    it(`answers "medguard ${args.join(' ')}" with code 2, and says what is wrong`, async () => {
      const { code, stdout, stderr } = await runCli(args)
      assert.equal(code, 2)
      assert.match(stderr, words)
      assert.equal(stdout, '')
    })
  }

  it('says how to build it where that was not done', async () => {
    const copy = path.join(folder, 'clone')
    await mkdir(copy)
    await cp(path.join(folders.project, 'bin'), path.join(copy, 'bin'), { recursive: true })
    await cp(path.join(folders.project, 'package.json'), path.join(copy, 'package.json'))
    const { status, stderr } = spawnSync(
      process.execPath,
      [path.join(copy, 'bin', 'medguard.js'), 'migrate'],
      {
        encoding: 'utf8',
      },
    )
    assert.equal(status, 1)
    assert.match(stderr, /npm run build/)
  })

  it('names every setting that is missing in production, and ends with code 1', async () => {
    const { code, stderr } = await runCli(['migrate'], { environment: { NODE_ENV: 'production' } })
    assert.equal(code, 1)
    for (const name of ['DATABASE_URL', 'SESSION_SECRET', 'FIELD_ENCRYPTION_KEY']) {
      assert.match(stderr, new RegExp(`${name}: is missing`))
    }
  })

  it('says that a database cannot be reached, without its password', async () => {
    const { code, stderr } = await runCli(['migrate'], {
      environment: { MEDGUARD_DEMO: '1', DATABASE_URL: 'postgres://someone:a-secret@127.0.0.1:1/medguard' },
    })
    assert.equal(code, 1)
    assert.match(stderr, /cannot be reached \(ECONNREFUSED\)/)
    assert.doesNotMatch(stderr, /a-secret/)
  })

  it('makes a field key that can encrypt, and prints nothing else', async () => {
    const [one, other] = await Promise.all([
      runCli(['generate-key', 'field']),
      runCli(['generate-key', 'field']),
    ])
    assert.match(one.stdout, /^k\d{8}:[A-Za-z0-9+/]{43}=\n$/)
    assert.equal(KeyRing.parse(one.stdout.trim()).ids.length, 1)
    assert.notEqual(one.stdout, other.stdout)
    assert.equal(one.stderr, '')
  })

  it('makes a session secret that the settings take', async () => {
    const { stdout } = await runCli(['generate-key', 'session'])
    assert.match(stdout, /^[A-Za-z0-9_-]{64}\n$/)
    const { SESSION_SECRET } = readEnvironment({ SESSION_SECRET: stdout.trim() })
    assert.deepEqual(SESSION_SECRET, [stdout.trim()])
  })

  it('makes an Ed25519 key that can sign', async () => {
    const { stdout } = await runCli(['generate-key', 'audit'])
    const key = createPrivateKey(stdout)
    assert.equal(key.asymmetricKeyType, 'ed25519')
    const signature = sign(null, Buffer.from('an audit root'), key)
    assert.ok(verify(null, Buffer.from('an audit root'), createPublicKey(key), signature))
  })

  it('shows the demo accounts as a table with today’s codes, and as JSON with the secrets behind them', async () => {
    const table = await runCli(['demo-accounts'])
    assert.equal(table.code, 0)
    assert.match(table.stdout, /^username +role +password +code now\n/)
    assert.match(table.stdout, /^physician +physician +\S+ +\d{6}$/m)
    assert.match(table.stdout, /^clerk +admin_staff +\S+$/m)
    const json = await runCli(['demo-accounts', '--format', 'json'])
    const expected = demoAccounts(readEnvironment({})).map(({ username, role, password, totpSecret }) => ({
      username,
      role,
      password,
      totpSecret,
    }))
    assert.deepEqual(JSON.parse(json.stdout), expected)
  })

  it('has no demo accounts outside the demo', async () => {
    const { code, stdout, stderr } = await runCli(['demo-accounts'], {
      environment: {
        DATABASE_URL: 'postgres://localhost/medguard',
        SESSION_SECRET: 'a session secret that only tests know',
        FIELD_ENCRYPTION_KEY: 'k:x',
      },
    })
    assert.equal(code, 1)
    assert.equal(stdout, '')
    assert.match(stderr, /in demo mode only/)
  })

  it('prints the addresses of the database that a running server has, and says when there is none', async () => {
    const none = await runCli(['database-url'], inFolder('data'))
    assert.equal(none.code, 1)
    assert.match(none.stderr, /^No database of .* is running\. Start MedGuard with "npm start" first\.\n$/)
    const running = await startEmbeddedDatabase({ dataDirectory: path.join(folder, 'data'), durable: false })
    try {
      const [owner, app] = await Promise.all([
        runCli(['database-url'], inFolder('data')),
        runCli(['database-url', '--role', 'app'], inFolder('data')),
      ])
      assert.deepEqual([owner.code, owner.stdout], [0, `${running.ownerUrl}\n`])
      assert.deepEqual([app.code, app.stdout], [0, `${running.appUrl}\n`])
      const migrated = await runCli(['migrate'], inFolder('data'))
      assert.equal(migrated.code, 0)
      assert.match(migrated.stdout, /^The schema has changed: 0001-accounts, /)
    } finally {
      await running.stop()
    }
    const again = await runCli(['migrate'], inFolder('data'))
    assert.deepEqual([again.code, again.stdout], [0, 'The schema is up to date.\n'])
  })

  it('prints the addresses that the settings name', async () => {
    const environment = {
      MEDGUARD_DEMO: '1',
      DATABASE_URL: 'postgres://app:1@db.example/medguard',
      DATABASE_OWNER_URL: 'postgres://owner:2@db.example/medguard',
    }
    const owner = await runCli(['database-url'], { environment })
    assert.equal(owner.stdout, 'postgres://owner:2@db.example/medguard\n')
    const app = await runCli(['database-url', '--role', 'app'], { environment })
    assert.equal(app.stdout, 'postgres://app:1@db.example/medguard\n')
  })
})
