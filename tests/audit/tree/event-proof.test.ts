import assert from 'node:assert/strict'
import { createPublicKey, randomInt, type KeyObject } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { RFC9162 } from '@transmute/rfc9162'
import { readCheckpoint } from '../../../server/audit/tree/checkpoint.ts'
import { growthFault, readConsistency } from '../../../server/audit/tree/files/consistency-file.ts'
import { proveConsistency } from '../../../server/audit/tree/consistency-proof.ts'
import { readEventProof, verifyEventProof } from '../../../server/audit/tree/event-proof.ts'
import { proveInclusion } from '../../../server/audit/tree/inclusion-proof.ts'
import { verifyFile } from '../../../server/audit/tree/files/verify-file.ts'
import { makePatient, makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { logAt, logMany } from '../search/log-entries.ts'

describe('proofs of the log as it stands', () => {
  let testApp: TestApp
  let auditor: Visitor
  let publicKey: KeyObject

  before(async () => {
    testApp = await startTestApp()
    await logMany(testApp, '2026-02-01T00:00:00Z', 1_500)
    await testApp.services.sealing.sealNow()
    await logMany(testApp, '2026-02-01T01:00:00Z', 3_000)
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    publicKey = createPublicKey(testApp.services.sealing.key.privateKey)
  })
  after(() => testApp.close())

  const file = async (address: string) => {
    const { status, text, headers } = await auditor.get(address)
    assert.equal(status, 200, text)
    assert.match(headers['content-disposition'] ?? '', /^attachment; filename=medguard-/)
    return Buffer.from(text)
  }
  const newest = async () => readCheckpoint((await auditor.get('/audit/integrity/checkpoint')).text)

  it('are read by one statement each, whose effort does not grow with the log, and hold elsewhere', async () => {
    const size = await testApp.services.sealing.sealNow()
    const leaves = (
      await testApp.sql<{ hash: Buffer }>(
        'SELECT hash FROM audit_leaves WHERE leaf_index < $1 ORDER BY leaf_index',
        [size],
      )
    ).map(({ hash }) => hash)
    const [last] = await testApp.sql<{ root: Buffer }>('SELECT root FROM audit_checkpoints WHERE size = $1', [
      size,
    ])
    const checkpoints = await testApp.sql<{ size: number; root: Buffer }>(
      'SELECT size::float8 AS size, root FROM audit_checkpoints WHERE size < $1 ORDER BY size DESC LIMIT 3',
      [size],
    )
    await testApp.services.prepared.hold(async (client) => {
      const asked: number[] = []
      const counted = new Proxy(client, {
        get: (target, name) =>
          name === 'query'
            ? async (text: string, values: unknown[]) => {
                const answer = await target.query(text, values)
                asked.push(answer.rows.length)
                return answer
              }
            : Reflect.get(target, name),
      })
      for (const index of [0, 1, size - 1, size - 2, ...Array.from({ length: 12 }, () => randomInt(size))]) {
        const path = await proveInclusion(counted, index, size)
        assert.ok(
          await RFC9162.verifyInclusionProof(
            last?.root ?? Buffer.alloc(0),
            leaves[index] ?? Buffer.alloc(0),
            {
              log_id: '',
              tree_size: size,
              leaf_index: index,
              inclusion_path: path,
            },
          ),
          `leaf ${index} of ${size}`,
        )
      }
      assert.ok(checkpoints.length > 0)
      for (const older of checkpoints) {
        const path = await proveConsistency(counted, older.size, size)
        const exact = Number.isInteger(Math.log2(older.size))
        assert.ok(
          await RFC9162.verifyConsistencyProof(older.root, last?.root ?? Buffer.alloc(0), {
            log_id: '',
            tree_size_1: older.size,
            tree_size_2: size,
            consistency_path: exact ? [older.root, ...path] : path,
          }),
        )
      }
      assert.equal(asked.length, 16 + checkpoints.length)
      assert.ok(Math.max(...asked) < 150, `${Math.max(...asked)} hashes for ${size} leaves`)
      await assert.rejects(proveInclusion(client, size, size), RangeError)
      await assert.rejects(proveConsistency(client, 0, size), RangeError)
    })
  })

  it('of one event are taken from its page, sealed first, and on record with the patient they name', async () => {
    const patient = await makePatient(testApp)
    const id = await logAt(testApp, '2026-02-10T08:00:05.123Z', {
      event: 'chart.viewed',
      patientId: patient.id,
    })
    assert.ok((await auditor.get(`/audit/events/${id}`)).text.includes(`href="/audit/events/${id}/proof"`))
    const proof = readEventProof(await file(`/audit/events/${id}/proof`))
    const report = verifyEventProof(proof, [publicKey])
    assert.ok('checkpoint' in report)
    const leaf: { id: string; patientId: string } = JSON.parse(proof.leaf)
    assert.deepEqual([leaf.id, leaf.patientId], [id, patient.id])
    const [row] = await auditRows(testApp, 'audit.proof-taken')
    assert.deepEqual(
      [row?.patient_id, row?.resource_id, row?.details?.['leaf'], row?.details?.['leaves']],
      [patient.id, id, proof.index, report.checkpoint.size],
    )
    assert.equal((await auditor.get('/audit/events/01900000-0000-7000-8000-00000000aaaa/proof')).status, 404)
  })

  it('are for those who may read the log; a refusal is recorded', async () => {
    const id = await logAt(testApp, '2026-02-10T09:00:00Z')
    const physician = await visit(testApp, await makeUser(testApp, 'physician'))
    for (const address of [`/audit/events/${id}/proof`, '/audit/integrity/consistency?from=1']) {
      assert.equal((await physician.get(address)).status, 403)
    }
    const refused = (await auditRows(testApp, 'audit.proof-taken')).filter(
      ({ outcome }) => outcome === 'refused',
    )
    assert.equal(refused.length, 1)
  })

  it('that the log only grew are taken for checkpoints kept earlier, and complete a filtered export', async () => {
    // Of a size within the first 4,096 leaves, which a gap holds as one subtree.
    const [first] = await testApp.sql<{ note: string }>(
      'SELECT note FROM audit_checkpoints ORDER BY size LIMIT 1',
    )
    const older = readCheckpoint(first?.note ?? '')
    await logMany(testApp, '2026-02-02T00:00:00Z', 700)
    const exported = await auditor.get(
      '/audit/export?format=ndjson&reason=legal&from=2026-02-02&to=2026-02-02',
    )
    const body: unknown = exported.body
    const ndjson = Buffer.isBuffer(body) ? body : Buffer.from(exported.text)
    const header: { checkpoint: string } = JSON.parse(ndjson.toString('utf8').split('\n')[0] ?? '')
    const { size } = readCheckpoint(header.checkpoint)
    await logMany(testApp, '2026-02-03T00:00:00Z', 30)
    await testApp.services.sealing.sealNow()

    const growth = readConsistency(await file(`/audit/integrity/consistency?from=${older.size}&to=${size}`), [
      publicKey,
    ])
    assert.ok(growth !== undefined)
    async function* chunks() {
      yield Buffer.from(ndjson)
    }
    const alone = await verifyFile(chunks(), { keys: [publicKey], older })
    // It carries the earlier checkpoints, and so tells by itself.
    assert.deepEqual(alone.faults, [])
    const { faults, rows } = await verifyFile(chunks(), { keys: [publicKey], older, growth })
    assert.deepEqual([faults, rows], [[], 700])

    const toNewest = readConsistency(await file(`/audit/integrity/consistency?from=${older.size}`), [
      publicKey,
    ])
    assert.ok(toNewest !== undefined && toNewest.to.size > size)
    assert.equal(growthFault(older, toNewest.to, toNewest), undefined)
    const [row] = (await auditRows(testApp, 'audit.integrity-viewed')).filter(
      ({ details }) => details?.['file'] === 'consistency' && details['to'] === size,
    )
    assert.equal(row?.details?.['from'], older.size)
  })

  it('say what is wrong where there is no such checkpoint', async () => {
    const { size } = await newest()
    for (const [query, said] of [
      ['', /Rows of the checkpoint that was kept: enter the number/],
      ['?from=-1', /enter the number/],
      ['?from=1&to=x', /Rows of the newer checkpoint: enter the number/],
      [`?from=${size + 1_000}`, /A log never shrinks/],
      [`?from=1&to=${size + 1_000}`, /has signed no checkpoint of/],
    ] as const) {
      const { status, text } = await auditor.get(`/audit/integrity/consistency${query}`)
      assert.equal(status, 422, query)
      assert.match(text, said)
    }
  })

  it('are not given for a row that was altered past MedGuard; an alert is raised', async () => {
    const id = await logAt(testApp, '2026-02-11T08:00:00Z')
    await testApp.services.sealing.sealNow()
    await testApp.sql('ALTER TABLE audit_events DISABLE TRIGGER USER')
    await testApp.sql(`UPDATE audit_events SET actor_name = 'Nobody' WHERE id = $1`, [id])
    const { status, text } = await auditor.get(`/audit/events/${id}/proof`)
    assert.equal(status, 409)
    assert.match(text, /is not what was signed/)
    const [alert] = await testApp.sql<{ details: { reason: string } }>(
      `SELECT details FROM alerts WHERE kind = 'audit-log-altered'`,
    )
    assert.match(alert?.details.reason ?? '', new RegExp(id))
  })
})
