import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import pg from 'pg'
import {
  asText,
  leafColumns,
  leafFields,
  type LeafRow,
} from '../../../models/queries/audit/tree/audit-leaf.ts'
import { leafBytes, leafHash, leafText } from '../../../server/audit/log/leaf.ts'
import { openCheckpoint, readCheckpoint, signCheckpoint } from '../../../server/audit/tree/checkpoint.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const id = '0198a000-0000-7000-8000-0000000000aa'

/** The text that PostgreSQL would give for a member. */
const columnText = (kind: string) =>
  kind === 'ids'
    ? fc.array(fc.uuid(), { maxLength: 4 }).map((ids) => `{${ids.join(',')}}`)
    : kind === 'json'
      ? fc.json({ noUnicodeString: false })
      : kind === 'number'
        ? fc.constant('2')
        : kind === 'plain'
          ? fc.uuid()
          : fc.string({ unit: 'grapheme' })

const rows = fc.tuple(...leafFields.map(({ kind }) => fc.option(columnText(kind), { nil: null })))

function valueOf(text: string | null, kind: string): unknown {
  if (text === null) {
    return null
  }
  if (kind === 'ids') {
    return text === '{}' ? [] : text.slice(1, -1).split(',')
  }
  return kind === 'json' || kind === 'number' ? JSON.parse(text) : text
}

describe('the leaf of an audit row', () => {
  let testApp: TestApp
  let client: pg.Client
  before(async () => {
    testApp = await startTestApp()
    client = new pg.Client({ connectionString: testApp.urls.ownerUrl })
    await client.connect()
  })
  after(async () => {
    await client.end()
    await testApp.close()
  })

  const leafOf = async (values: Record<string, unknown>) => {
    const given = {
      id,
      occurred_at: '2026-03-04T08:00:00.001Z',
      event: 'sign-out',
      category: 'sign-in',
      severity: 'info',
      outcome: 'success',
      ...values,
    }
    const names = Object.keys(given)
    await testApp.sql('ALTER TABLE audit_events DISABLE TRIGGER ALL')
    await testApp.sql('DELETE FROM audit_events WHERE id = $1', [id])
    await testApp.sql(
      `INSERT INTO audit_events (${names.join(', ')}) VALUES (${names.map((_, place) => `$${place + 1}`).join(', ')})`,
      Object.values(given),
    )
    const found = await client.query<string[]>({
      text: `SELECT ${leafColumns} FROM audit_events e WHERE id = $1`,
      values: [id],
      rowMode: 'array',
      types: asText,
    })
    const row: LeafRow = found.rows[0] ?? []
    return leafText(row)
  }

  it('is canonical JSON of RFC 8785, whatever the row says', () => {
    fc.assert(
      fc.property(rows, (row) => {
        const object = Object.fromEntries(
          leafFields.map(({ name, kind }, place) => [name, valueOf(row[place] ?? null, kind)]),
        )
        assert.equal(leafText(row), canonicalize(object))
        const digest = createHash('sha256')
          .update(Buffer.from([0]))
          .update(leafBytes(row))
          .digest()
        assert.deepEqual(leafHash(leafText(row)), digest)
      }),
    )
  })

  it('has a member for every column, and shows every change of one', async () => {
    const changes: Record<string, unknown>[] = [
      { occurred_at: '2026-03-04T08:00:00.001001Z' },
      { event: 'sign-in.failed' },
      { category: 'audit' },
      { severity: 'critical' },
      { outcome: 'failure' },
      ...['actor_id', 'session_id', 'device_id', 'request_id', 'patient_id', 'grant_id'].map((name) => ({
        [name]: id,
      })),
      ...[
        'actor_name',
        'actor_role',
        'method',
        'route',
        'resource_type',
        'resource_id',
        'purpose_of_use',
        'rule',
        'user_agent',
      ].map((name) => ({ [name]: '"é\n\u2028' })),
      { actor_name: '' },
      { address: '10.1.2.3' },
      { address: '10.1.2.3/24' },
      { address: '2001:db8::1' },
      { patient_ids: [] },
      { patient_ids: [id] },
      { details: '{"b":1,"a":[1.5,null,true]}' },
      { details: '{"n":1e400}' },
      { changes: Buffer.from('sealed') },
      { leaf_form: 1 },
    ]
    const bare = await leafOf({})
    const others: string[] = []
    for (const change of changes) {
      others.push(await leafOf(change))
    }
    assert.equal(
      bare,
      `{"actorId":null,"actorName":null,"actorRole":null,"address":null,"category":"sign-in","changesSha256":null,` +
        `"details":null,"deviceId":null,"event":"sign-out","form":2,"grantId":null,"id":"${id}","method":null,` +
        `"occurredAt":"2026-03-04T08:00:00.001000Z","outcome":"success","patientId":null,"patientIds":null,` +
        `"purposeOfUse":null,"requestId":null,"resourceId":null,"resourceType":null,"route":null,"rule":null,` +
        `"sessionId":null,"severity":"info","userAgent":null}`,
    )
    assert.equal(new Set([bare, ...others]).size, others.length + 1)
    for (const leaf of others) {
      assert.equal(canonicalize(JSON.parse(leaf)), leaf)
    }
    const columns = await testApp.sql<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
       WHERE attrelid = 'audit_events'::regclass AND attnum > 0 AND NOT attisdropped`,
    )
    const members = new Set(leafFields.map(({ name }) => name))
    const missing = columns
      .map(({ name }) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()))
      .filter((name) => !members.has(name))
    assert.deepEqual(missing, ['changes', 'transactionId', 'leafForm'])
  })
})

describe('a checkpoint', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const said = { origin: 'medguard/test', size: 12, root: Buffer.alloc(32, 5) }
  const note = signCheckpoint(said, new Date('2026-03-04T08:00:00Z'), privateKey)

  it('is a signed note that says origin, size and root', () => {
    assert.match(
      note,
      /^medguard\/test\n12\n[A-Za-z0-9+/]{43}=\ntime 2026-03-04T08:00:00.000Z\n\n— medguard\/test \S+\n$/,
    )
    const expected = { ...said, sealedAt: '2026-03-04T08:00:00.000Z' }
    assert.deepEqual(openCheckpoint(note, publicKey), expected)
    assert.deepEqual(readCheckpoint(note), expected)
  })

  it('is not taken with another key, another text or another name', () => {
    assert.equal(openCheckpoint(note, generateKeyPairSync('ed25519').publicKey), undefined)
    assert.equal(openCheckpoint(note.replace('\n12\n', '\n13\n'), publicKey), undefined)
    assert.equal(openCheckpoint(note.replace('— medguard/test', '— medguard/rest'), publicKey), undefined)
  })

  it('is refused where it is none', () => {
    for (const broken of [
      '',
      'a\nb',
      note.slice(0, -1),
      note.replace('\n12\n', '\n-1\n'),
      note.replace('12\n', '012\n'),
    ]) {
      assert.throws(() => readCheckpoint(broken), { name: 'NoteFormatError' }, broken)
    }
  })
})
