import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { syslogUrl } from '../../../config/syslog-settings.ts'
import { Sequelize } from 'sequelize'
import { newId } from '../../../models/new-id.ts'
import { PreparedQueries } from '../../../models/prepared.ts'
import {
  addShipment,
  claimShipment,
  readShipments,
  shipmentTaken,
  type Shipment,
} from '../../../models/queries/audit/tree/shipments.ts'
import { leafHash } from '../../../server/audit/log/leaf.ts'
import { logReceivers } from '../../../server/audit/log-receivers.ts'
import type { LogReceiver } from '../../../server/audit/shipping/log-receiver.ts'
import { shipBatch } from '../../../server/audit/shipping/ship-batch.ts'
import { startShipping } from '../../../server/audit/shipping.ts'
import { syslogReceiver } from '../../../server/audit/shipping/syslog-receiver.ts'
import { makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit } from '../../support/request.ts'
import { FakeSiem, FakeSyslog } from './log-receivers.ts'

const awkward = 'a "quoted" \\ name ] with [brackets] – Zoë'

const patienceMs = 3_600_000

describe('sending the audit log to others', () => {
  const siem = new FakeSiem(Buffer.alloc(32, 7))
  const syslog = new FakeSyslog()
  const { signal } = new AbortController()
  let testApp: TestApp
  let receivers: LogReceiver[]

  const receiver = (name: string) => {
    const found = receivers.find((one) => one.name === name)
    assert.ok(found)
    return found
  }
  /** A silent receiver is waited for a moment only; one that answers, as long as the machine needs. */
  const ship = (name: string) =>
    shipBatch(testApp.services, receiver(name), {
      signal,
      answerWithin: siem.moods[0] === 'hang' ? 400 : patienceMs,
    })
  const standing = async (name: string): Promise<Shipment> => {
    const [shipment] = await readShipments(testApp.services.prepared, [name])
    assert.ok(shipment)
    return shipment
  }
  const add = async (count: number) => {
    await testApp.sql(
      `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, actor_name, details)
       SELECT gen_random_uuid(), $2, 'sign-in.failed', 'sign-in', 'warning', 'failure', $3, '{"n": 1, "words": "]"}'
       FROM generate_series(1, $1)`,
      [count, testApp.clock.now(), awkward],
    )
    return testApp.services.sealing.sealNow()
  }
  const leaves = () =>
    testApp.sql<{ index: string; hash: Buffer }>(
      'SELECT leaf_index::text AS index, hash FROM audit_leaves ORDER BY leaf_index',
    )
  /** Sends until nothing is left, letting the time pass that failures ask for. */
  const drain = async (name: string) => {
    for (let turn = 0; turn < 50; turn += 1) {
      if ((await ship(name)) === 'nothing') {
        return
      }
      testApp.clock.advance({ minutes: 6 })
    }
    assert.fail('it never came to its end')
  }

  before(async () => {
    testApp = await startTestApp({
      environment: {
        SIEM_WEBHOOK_URL: await siem.open(),
        SIEM_WEBHOOK_SECRET: siem.secret.toString('base64'),
        SYSLOG_URL: `syslog+tcp://127.0.0.1:${await syslog.listen()}`,
      },
    })
    receivers = logReceivers(testApp.services.environment)
    for (const { name } of receivers) {
      await addShipment(testApp.services.prepared, name)
    }
  })
  after(async () => {
    await testApp.close()
    siem.close()
    syslog.close()
  })

  it('sends every leaf in order, signed, through outages, errors, redirections and silence', async () => {
    await add(1_200)
    siem.moods.push('drop', 503, 500, 307, 'hang', 400, 200, 'drop', 204, 429)
    for (const [index, error] of [
      'unreachable',
      'status 503',
      'status 500',
      'status 307',
      'timeout',
    ].entries()) {
      assert.equal(await ship('siem'), 'failed')
      const shipment = await standing('siem')
      assert.deepEqual([shipment.lastError, shipment.failures], [error, index + 1])
      // Nothing is tried again before its time, and the time grows.
      const pause = (shipment.retryAt?.getTime() ?? 0) - testApp.clock.now().getTime()
      assert.ok(pause >= 500 * 2 ** index && pause <= 1_000 * 2 ** index, `${pause} ms`)
      assert.equal(await ship('siem'), 'nothing')
      testApp.clock.advance({ minutes: 1 })
    }
    await testApp.services.sealing.sealNow()
    await drain('siem')
    const sent = siem.taken.flatMap(({ body }) => body.rows)
    const stored = await leaves()
    assert.deepEqual(
      sent.map(({ index, hash }) => [String(index), hash]),
      stored.map(({ index, hash }) => [index, hash.toString('base64')]),
    )
    assert.ok(siem.taken.every(({ genuine }) => genuine))
    assert.equal((await auditRows(testApp, 'audit.shipping-failed')).length, 1)
    assert.equal((await auditRows(testApp, 'audit.shipping-resumed')).length, 1)
    // The leaf in the body is what the tree has hashed, byte for byte.
    const first = siem.taken[0]?.text ?? ''
    const leaf = first.slice(first.indexOf('"leaf":') + 7, first.indexOf('},{"index":1,'))
    assert.ok(leafHash(leaf).equals(stored[0]?.hash ?? Buffer.alloc(0)))
  })

  it('goes on where a process died after the receiver had taken rows, and moves on nothing for the dead', async () => {
    await testApp.services.sealing.sealNow()
    await drain('siem')
    await add(3)
    const { prepared, clock } = testApp.services
    const holder = newId()
    const until = new Date(clock.now().getTime() + 60_000)
    const claimed = await claimShipment(prepared, 'siem', { holder, at: clock.now(), until })
    assert.ok(claimed)
    assert.equal(await ship('siem'), 'nothing')
    testApp.clock.advance({ minutes: 2 })
    assert.equal(await ship('siem'), 'taken')
    const { nextLeaf } = await standing('siem')
    assert.equal(nextLeaf, claimed.nextLeaf + 3)
    await shipmentTaken(prepared, 'siem', { holder, from: claimed.nextLeaf, to: 1, at: clock.now() })
    await shipmentTaken(prepared, 'siem', { holder, from: nextLeaf, to: 1, at: clock.now() })
    assert.equal((await standing('siem')).nextLeaf, nextLeaf)
  })

  it('has one sender at a time however many processes there are, and sends nothing twice', async () => {
    // A pool of its own, as another process has one.
    const pool = new Sequelize(testApp.urls.appUrl, { dialect: 'postgres', logging: false })
    const other = { ...testApp.services, prepared: new PreparedQueries(pool) }
    try {
      await add(2_600)
      const already = siem.taken.length
      siem.overlapping = 0
      const work = async (services: TestApp['services']) => {
        const size = (await leaves()).length
        while ((await standing('siem')).nextLeaf < size) {
          await shipBatch(services, receiver('siem'), { signal })
        }
      }
      await Promise.all([work(testApp.services), work(other), work(testApp.services)])
      const ranges = siem.taken.slice(already).map(({ body }) => [body.from, body.to])
      assert.equal(siem.overlapping, 1)
      assert.ok(ranges.length >= 6)
      for (const [index, [from]] of ranges.slice(1).entries()) {
        assert.equal(from, ranges[index]?.[1])
      }
    } finally {
      await pool.close()
    }
  })

  it('speaks syslog with octet counting, and counts as sent only what the receiver has read to its end', async () => {
    syslog.breaks = 2
    assert.equal(await ship('syslog'), 'failed')
    testApp.clock.advance({ minutes: 1 })
    assert.equal(await ship('syslog'), 'failed')
    assert.equal((await standing('syslog')).nextLeaf, 0)
    testApp.clock.advance({ minutes: 1 })
    await drain('syslog')
    const stored = await leaves()
    assert.deepEqual(
      syslog.messages.map((message) => / leafIndex="(\d+)" leafHash="([^"]+)"/.exec(message)?.slice(1)),
      stored.slice(0, syslog.messages.length).map(({ index, hash }) => [index, hash.toString('base64')]),
    )
    assert.equal((await standing('syslog')).nextLeaf, syslog.messages.length)
    const failed = syslog.messages.find((message) => message.includes('sign-in.failed')) ?? ''
    // 13 × 8 + 4: log audit, warning.
    assert.match(
      failed,
      /^<108>1 2026-03-04T\d\d:\d\d:\d\d\.\d{6}Z \S+ medguard - sign-in\.failed \[medguard@32473 /,
    )
    assert.ok(failed.includes(String.raw` actorName="a \"quoted\" \\ name \] with [brackets\] – Zoë"`))
    assert.ok(failed.includes(String.raw` details="{\"n\": 1, \"words\": \"\]\"}"`))
    assert.ok(failed.endsWith(`] \uFEFFSign-in failed by ${awkward}: failure`))
  })

  it('shows officers of the log how far each receiver is, and why one does not take it', async () => {
    siem.moods.push(503)
    await add(1)
    await ship('siem')
    const auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    const page = await auditor.get('/audit/integrity')
    assert.match(page.text, /SIEM webhook/)
    assert.match(page.text, /status 503/)
    assert.match(page.text, /Syslog/)
  })

  it('sends by itself beside the requests, and ends at once though a receiver hangs', async () => {
    testApp.clock.advance({ minutes: 10 })
    siem.moods.push('hang')
    const shipping = await startShipping(testApp.services, { answerWithin: patienceMs })
    while ((await standing('syslog')).nextLeaf < (await leaves()).length || siem.moods.length > 0) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    await shipping.stop()
    assert.equal(await ship('siem'), 'taken')
  })

  it('speaks TLS, and only with a receiver whose certificate holds', async (context) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'medguard-syslog-'))
    const file = (name: string) => path.join(folder, name)
    try {
      execFileSync(
        'openssl',
        // oxfmt-ignore
        [
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '2',
          '-subj',
          '/CN=localhost',
          '-addext',
          'subjectAltName=IP:127.0.0.1',
          '-keyout',
          file('key.pem'),
          '-out',
          file('cert.pem'),
        ],
        { stdio: 'ignore' },
      )
    } catch {
      context.skip('openssl is not there to make a certificate')
      return
    }
    const key = readFileSync(file('key.pem'), 'utf8')
    const secure = new FakeSyslog({ key, cert: readFileSync(file('cert.pem'), 'utf8') })
    const port = await secure.listen()
    const rows = [{ index: 0, hash: Buffer.alloc(32), row: [] }]
    const batch = { log: 'x', from: 0, to: 1, at: new Date('2026-03-04T08:00:00Z'), rows }
    const sendTo = (url: string) =>
      syslogReceiver(syslogUrl.parse(url)).send(batch, AbortSignal.timeout(patienceMs))
    try {
      assert.equal(await sendTo(`syslog+tls://127.0.0.1:${port}?ca=${file('cert.pem')}`), undefined)
      assert.equal(secure.messages.length, 1)
      assert.match((await sendTo(`syslog+tls://127.0.0.1:${port}`)) ?? '', /CERT/)
      assert.equal(secure.messages.length, 1)
    } finally {
      secure.close()
      rmSync(folder, { recursive: true })
    }
  })
})
