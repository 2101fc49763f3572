import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { newId } from '../../../models/new-id.ts'
import { makePatient, makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows } from '../../support/request.ts'
import { runCli, settings } from '../../cli/run-cli.ts'

/** A public key that nobody has seen before. */
const spki = () =>
  createPublicKey(generateKeyPairSync('ed25519').privateKey).export({ type: 'spki', format: 'der' })

describe('the application’s own role in the database', () => {
  let testApp: TestApp
  let app: pg.Client
  let size: number

  before(async () => {
    testApp = await startTestApp()
    app = new pg.Client({ connectionString: testApp.urls.appUrl })
    await app.connect()
    for (let turn = 0; turn < 3; turn += 1) {
      await testApp.services.trail.append({ event: 'system.started', outcome: 'success' })
      size = await testApp.services.sealing.sealNow()
    }
  })
  after(async () => {
    await app.end()
    await testApp.close()
  })

  const refused = (text: string, values: unknown[] = []) =>
    assert.rejects(app.query(text, values), (error: { code?: string }) =>
      ['42501', '23514', '55000', '23505'].includes(error.code ?? ''),
    )

  it('plants no leaf, at the end of the tree or far beyond it', async () => {
    await refused(
      `INSERT INTO audit_leaves SELECT 5000000, occurred_at, id, sha256('') FROM audit_events LIMIT 1`,
    )
    await refused(`INSERT INTO audit_nodes VALUES (4, 900, sha256(''))`)
    await refused(`INSERT INTO audit_checkpoints SELECT * FROM audit_checkpoints LIMIT 1`)
  })

  it('seals by the one function, which takes the next leaves of rows that are there, and leaves none out', async () => {
    const rows = await testApp.sql<{ id: string; at: Date }>(
      `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
       SELECT gen_random_uuid(), '2026-03-04T09:00:00Z', 'sign-out', 'sign-in', 'info', 'success' FROM generate_series(1, 2)
       RETURNING id, occurred_at AS at`,
    )
    const seal = (asked: {
      ids?: readonly string[]
      size?: number
      said?: number
      seen?: string
      levels?: readonly number[]
    }) => {
      const ids = asked.ids ?? rows.map(({ id }) => id)
      const end = asked.size ?? size + ids.length
      const levels = asked.levels ?? []
      return refused(
        `SELECT audit_seal($1::timestamptz[], $2::uuid[], $3, $4::smallint[], $5::bigint[], $6,
          (SELECT ROW($7::bigint, sha256('root'), concat_ws(E'\\n', 'log', $8::text, encode(sha256('root'), 'base64'), ''),
            key_id, sealed_at, cluster_id, $9::pg_snapshot, NULL, NULL, NULL, NULL)::audit_checkpoints
           FROM audit_checkpoints ORDER BY size DESC LIMIT 1))`,
        [
          ids.map(() => '2026-03-04T09:00:00Z'),
          ids,
          Buffer.alloc(32 * ids.length),
          levels,
          levels.map(() => 900),
          Buffer.alloc(32 * levels.length),
          end,
          asked.said ?? end,
          asked.seen ?? null,
        ],
      )
    }
    await seal({ size: 5_000_000 })
    await seal({ said: 7 })
    await seal({ ids: [newId()] })
    await seal({ levels: [4] })
    await seal({ seen: '900000000:900000000:' })
    const [now] = await testApp.sql<{ seen: string }>('SELECT pg_current_snapshot()::text AS seen')
    await seal({ ids: rows.slice(1).map(({ id }) => id), ...(now === undefined ? {} : { seen: now.seen }) })
    assert.equal(await testApp.services.sealing.sealNow(), size + 2)
    size += 2
  })

  it('sets no receiver’s place past what there is, nor back', async () => {
    await app.query(`INSERT INTO audit_witness_progress VALUES ('webhook', 1, now())`)
    await refused(`UPDATE audit_witness_progress SET size = 5000000 WHERE receiver = 'webhook'`)
    await refused(`UPDATE audit_witness_progress SET size = 0 WHERE receiver = 'webhook'`)
    await refused(`INSERT INTO audit_witness_progress VALUES ('another', 5000000, now())`)
    await refused(`DELETE FROM audit_witness_progress`)

    await refused(`INSERT INTO audit_shipments (receiver, next_leaf) VALUES ('siem', 3)`)
    await app.query(`INSERT INTO audit_shipments (receiver) VALUES ('siem')`)
    await refused(`UPDATE audit_shipments SET next_leaf = 2`)
    await app.query(`UPDATE audit_shipments SET holder = gen_random_uuid(), held_until = now()`)
    await refused(`UPDATE audit_shipments SET next_leaf = ${size + 1}, holder = NULL, held_until = NULL`)
    await app.query(`UPDATE audit_shipments SET next_leaf = 2, holder = NULL, held_until = NULL`)
    await refused(`UPDATE audit_shipments SET next_leaf = 0`)
    await refused(`DELETE FROM audit_shipments`)
  })

  it('adds no key that is none, and no heap of keys; and keys that are not of this installation are said in words', async () => {
    const register = `SELECT audit_register_key(encode(sha256($1), 'hex'), 'medguard/${newId()}', $1, NULL, now())`
    await refused(`INSERT INTO audit_signing_keys VALUES ('bad', 'medguard/x', 'nonsense', NULL, now())`)
    await refused(register, [Buffer.from('nonsense')])
    await refused(`SELECT audit_register_key('00', 'medguard/${newId()}', $1, NULL, now())`, [spki()])
    for (let key = 0; key < 8; key += 1) {
      await app.query(register, [spki()])
    }
    await refused(register, [spki()])
    // What a superuser puts there past the function is told in words too.
    await testApp.sql(
      `INSERT INTO audit_signing_keys VALUES ('malformed', 'medguard/${newId()}', 'nonsense', NULL, now())`,
    )
    const { code, stdout, stderr } = await runCli(['audit-public-key'], {
      environment: settings(testApp.urls),
    })
    assert.equal(code, 0)
    assert.equal(stdout.match(/BEGIN PUBLIC KEY/g)?.length, 1)
    assert.match(stderr, /9 keys among those in the database are not of this installation/)
  })

  it('and where keys that never signed are in the way of a new one, the owner’s command removes them, on record', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const given = {
      ...settings(testApp.urls),
      AUDIT_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    }
    const inTheWay = await runCli(['audit-public-key'], { environment: given })
    assert.equal(inTheWay.code, 1)
    assert.match(inTheWay.stderr, /npx medguard audit-public-key --remove-unused/)
    await refused('DELETE FROM audit_signing_keys')
    const used = 'SELECT key_id AS id FROM audit_checkpoints'
    await assert.rejects(testApp.sql(`DELETE FROM audit_signing_keys WHERE id IN (${used})`))
    await assert.rejects(testApp.sql(`DELETE FROM audit_key_pins WHERE key_id IN (${used})`))

    const removed = await runCli(['audit-public-key', '--remove-unused'], { environment: given })
    assert.equal(removed.code, 0)
    assert.match(removed.stderr, /9 keys that never signed removed/)
    assert.equal(removed.stdout.match(/BEGIN PUBLIC KEY/g)?.length, 2)
    const [row] = await auditRows(testApp, 'audit.unused-keys-removed')
    assert.equal(row?.outcome, 'success')
  })

  it('does not finish a verification before it begins, nor change one that has ended', async () => {
    await refused(
      `INSERT INTO audit_verifications (id, asked_at, finished_at, outcome) VALUES (gen_random_uuid(), now(), now(), 'whole')`,
    )
    const id = newId()
    await app.query('INSERT INTO audit_verifications (id, asked_at) VALUES ($1, now())', [id])
    await refused(`UPDATE audit_verifications SET outcome = 'whole' WHERE id = $1`, [id])
    await app.query(`UPDATE audit_verifications SET outcome = 'altered', finished_at = now() WHERE id = $1`, [
      id,
    ])
    await refused(`UPDATE audit_verifications SET outcome = 'whole' WHERE id = $1`, [id])
    await refused(`DELETE FROM audit_verifications`)
  })

  it('makes months of the log near the present, and few others that stand empty', async () => {
    const month = (start: string, from: number, to: number) =>
      app.query(
        `SELECT audit_events_make_partition((${start} + n * interval '1 month')::date) FROM generate_series($1::int, $2::int) AS n`,
        [from, to],
      )
    await refused(
      "SELECT audit_events_make_partition(('2200-01-01'::date + n * interval '1 month')::date) FROM generate_series(1, 400) AS n",
    )
    await app.query('BEGIN')
    let far = 0
    try {
      for (; far < 40; far += 1) {
        await app.query('SAVEPOINT one')
        await month("'2200-01-01'::date", far, far)
      }
    } catch {
      await app.query('ROLLBACK TO one')
    }
    assert.ok(far <= 24, String(far))
    // However many of those there are, the months that the database's own clock asks for have their place.
    await month("date_trunc('month', now() AT TIME ZONE 'UTC')", -1, 3)
    await app.query('ROLLBACK')
  })

  it('decides nothing by nobody, and what was decided stays', async () => {
    const [one, two] = [await makeUser(testApp, 'system_admin'), await makeUser(testApp, 'security_officer')]
    const [role] = await testApp.sql<{ id: string }>("SELECT id FROM roles WHERE name = 'nurse'")
    const proposal = newId()
    await app.query(
      `INSERT INTO rights_proposals (id, kind, role_id, before, after, based_on, reason, proposed_by, proposed_at, expires_at)
       VALUES ($1, 'role', $2, '{}', '{}', now(), 'A reason', $3, now(), now() + interval '7 days')`,
      [proposal, role?.id, one.id],
    )
    await refused(`UPDATE rights_proposals SET outcome = 'approved', decided_at = now()`)
    await refused(`UPDATE rights_proposals SET outcome = 'rejected', decided_at = now()`)
    await refused(`UPDATE rights_proposals SET comment = 'before anybody decided'`)
    await app.query(`UPDATE rights_proposals SET outcome = 'rejected', decided_by = $1, decided_at = now()`, [
      two.id,
    ])
    await refused(`UPDATE rights_proposals SET outcome = 'approved'`)
    await refused(`UPDATE rights_proposals SET decided_by = NULL, outcome = NULL, decided_at = NULL`)

    const hold = newId()
    await app.query(
      `INSERT INTO audit_legal_holds (id, reason, set_at, set_by, set_by_name) VALUES ($1, 'A case', now(), $2, 'One')`,
      [hold, one.id],
    )
    await refused('UPDATE audit_legal_holds SET lifted_at = now()')
    await refused('UPDATE audit_legal_holds SET lift_asked_at = now(), lift_asked_by = $1', [one.id])
    await app.query(
      `UPDATE audit_legal_holds SET lift_reason = 'Over', lift_asked_at = now(), lift_asked_by = $1, lift_asked_by_name = 'One'`,
      [one.id],
    )
    await refused(`UPDATE audit_legal_holds SET lifted_at = now(), lifted_by = $1, lifted_by_name = 'One'`, [
      one.id,
    ])
    await app.query(
      `UPDATE audit_legal_holds SET lifted_at = now(), lifted_by = $1, lifted_by_name = 'Two'`,
      [two.id],
    )
    await refused('UPDATE audit_legal_holds SET lifted_at = NULL, lifted_by = NULL, lifted_by_name = NULL')
    await refused(`UPDATE audit_legal_holds SET lift_reason = 'Another'`)

    const patient = await makePatient(testApp)
    await app.query(
      `INSERT INTO erasure_requests (id, patient_id, requested_by, requested_at, identity_check, reason)
       VALUES (gen_random_uuid(), $1, $2, now(), 'document', 'sealed')`,
      [patient.id, one.id],
    )
    await refused(`UPDATE erasure_requests SET refusal = 'by nobody'`)
    await refused(`UPDATE erasure_requests SET outcome = 'erased', decided_at = now(), decided_by = $1`, [
      two.id,
    ])
    await app.query('UPDATE erasure_requests SET approved_by = $1, approved_at = now()', [two.id])
    await refused('UPDATE erasure_requests SET approved_by = NULL, approved_at = NULL')

    await app.query(
      "INSERT INTO alerts (id, kind, severity, raised_at) VALUES (gen_random_uuid(), 'test', 'warning', now())",
    )
    await refused("UPDATE alerts SET acknowledged_at = now() WHERE kind = 'test'")
    await app.query("UPDATE alerts SET acknowledged_at = now(), acknowledged_by = $1 WHERE kind = 'test'", [
      two.id,
    ])
    await refused("UPDATE alerts SET acknowledged_at = NULL, acknowledged_by = NULL WHERE kind = 'test'")
  })
})
