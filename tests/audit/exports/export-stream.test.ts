import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import http from 'node:http'
import { Writable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import {
  openAuditCursor,
  type AuditCursor,
  type AuditExportRow,
} from '../../../models/queries/audit/audit-cursor.ts'
import { rowPieces } from '../../../server/audit/exports/row-pieces.ts'
import { ReaderTooSlowError } from '../../../server/audit/reader-away.ts'
import { streamExport } from '../../../server/audit/stream-export.ts'
import { makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { logMany } from '../search/log-entries.ts'

const nothingYet = '01900000-0000-7000-8000-000000000000'
const job = {
  begin: () => undefined,
  at: async () => undefined,
  finish: async () => undefined,
  broken: async () => undefined,
  pieceMs: 600_000,
}

const form = { head: 'head\n', line: (row: AuditExportRow) => `${row.join(',')}\n` }

/** Rows without end, that count what was read of them. */
function endlessRows() {
  const seen: { read: number; droppedConnection?: boolean } = { read: 0 }
  const cursor: AuditCursor = {
    read: async (most) => {
      seen.read += most
      return Array.from({ length: most }, (): AuditExportRow => ['x'.repeat(1_000)])
    },
    close: async (broken) => {
      seen.droppedConnection = broken
    },
  }
  return { seen, cursor }
}

describe('the stream of an export', () => {
  it('reads no further than its reader takes, and lets go of the rows when the reader leaves', async () => {
    const { seen, cursor } = endlessRows()
    const taken = new EventEmitter()
    const stuck = new Writable({
      highWaterMark: 16_384,
      write: () => {
        taken.emit('first')
      },
    })
    const begun = once(taken, 'first')
    let told = 0
    const sending = streamExport(rowPieces(cursor, form), stuck, {
      ...job,
      broken: async ({ rows }) => {
        told = rows
      },
    })
    const ended = assert.rejects(sending, { code: 'ERR_STREAM_PREMATURE_CLOSE' })
    await begun
    // Whatever it would still read without being asked, it reads within these turns.
    for (let turn = 0; turn < 1_000; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    assert.ok(seen.read <= 3_000, `it read ${seen.read} rows ahead`)
    stuck.destroy()
    await ended
    assert.equal(seen.droppedConnection, true)
    assert.ok(told <= 3_000)
  })

  it('ends where its reader takes a piece for longer than it may, closes the cursor, and tells of it once', async () => {
    const { seen, cursor } = endlessRows()
    // As a connection of one byte a second: it never is done with a piece.
    const trickling = new Writable({ highWaterMark: 16_384, write: () => undefined })
    let told = 0
    await assert.rejects(
      streamExport(rowPieces(cursor, form), trickling, {
        ...job,
        pieceMs: 1,
        broken: async () => {
          told += 1
        },
      }),
      ReaderTooSlowError,
    )
    assert.equal(seen.droppedConnection, true)
    assert.equal(told, 1)
    assert.ok(trickling.destroyed)
  })

  it('breaks off when its end cannot be recorded: no file is whole without its digest', async () => {
    let batches = 2
    const rows: AuditCursor = {
      read: async () => (batches-- > 0 ? [['row']] : []),
      close: async () => undefined,
    }
    const chunks: string[] = []
    let finished = false
    const output = new Writable({
      write: (chunk, _encoding, done) => {
        chunks.push(String(chunk))
        done()
      },
      final: (done) => {
        finished = true
        done()
      },
    })
    await assert.rejects(
      streamExport(rowPieces(rows, form), output, {
        ...job,
        finish: async () => {
          throw new Error('no row')
        },
      }),
      /no row/,
    )
    assert.equal(chunks.length, 2)
    assert.equal(finished, false)
  })

  it('lets an error before the first row be answered as one', async () => {
    let begun = false
    let broken = false
    const rows: AuditCursor = {
      read: async () => {
        throw new Error('database away')
      },
      close: async (dropped) => {
        broken = dropped
      },
    }
    const output = new Writable({ write: (_chunk, _encoding, done) => done() })
    await assert.rejects(
      streamExport(rowPieces(rows, form), output, {
        ...job,
        begin: () => {
          begun = true
        },
      }),
      /database away/,
    )
    assert.deepEqual([begun, broken, output.destroyed], [false, true, false])
  })
})

describe('an export under way', () => {
  let testApp: TestApp
  let auditor: Visitor
  let address: string

  before(async () => {
    testApp = await startTestApp()
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    await logMany(testApp, '2026-02-01T00:00:00Z', 40_000)
    address = await testApp.serve()
  })
  after(() => testApp.close())

  /** Begins an export and takes its first bytes only. */
  async function beginExport(): Promise<http.IncomingMessage> {
    const request = http.get(`${address}/audit/export?format=csv&from=2026-02-01&to=2026-02-01`, {
      headers: { cookie: auditor.cookie, 'user-agent': 'Ward browser 1' },
      agent: false,
    })
    const [answer]: http.IncomingMessage[] = await once(request, 'response')
    assert.ok(answer !== undefined)
    answer.on('error', () => undefined)
    answer.pause()
    return answer
  }

  /** The audit row of an export that ended: read again with every row that the log takes in the meantime. */
  async function endsOnRecord(count: number) {
    for (;;) {
      const rows = await auditRows(testApp, 'audit.export-finished')
      if (rows.length >= count) {
        return rows
      }
    }
  }

  it('shows the log as it stood at its beginning, whatever is written meanwhile', async () => {
    await logMany(testApp, '2026-01-20T08:00:00Z', 3_000)
    const criteria = { from: new Date('2026-01-20T00:00:00Z'), before: new Date('2026-01-21T00:00:00Z') }
    const cursor = await openAuditCursor(testApp.services.database.pool, criteria, nothingYet)
    let rows = (await cursor.read(1_000)).length
    await logMany(testApp, '2026-01-20T12:00:00Z', 500)
    for (let batch = await cursor.read(500); batch.length > 0; batch = await cursor.read(500)) {
      rows += batch.length
    }
    await cursor.close(false)
    assert.equal(rows, 3_000)
    assert.equal(testApp.services.database.pool.idleCount, testApp.services.database.pool.totalCount)
  })

  it('gives its connection back when the reader goes away, and records that it broke off', async () => {
    const { pool } = testApp.services.database
    const answer = await beginExport()
    assert.ok(pool.totalCount > pool.idleCount, 'the export holds a connection')
    const dropped = once(pool, 'remove')
    answer.destroy()
    await dropped
    assert.equal(pool.totalCount, pool.idleCount)
    const [row] = await endsOnRecord(1)
    assert.equal(row?.outcome, 'failure')
    assert.ok(Number(row?.details?.['rows']) < 40_000)
    assert.equal(row?.details?.['sha256'], undefined)
    // PostgreSQL ends what is left of it in its own time, after the pool has let go of the connection.
    const busy = () =>
      testApp.sql(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()`,
      )
    let looks = 0
    for (; looks < 20_000 && (await busy()).length > 0; looks += 1);
    assert.ok(looks < 20_000, 'nothing of the export runs on')
  })

  it('is whole for a reader who stops for a while and goes on', async () => {
    const answer = await beginExport()
    // In the meantime others are served.
    await auditor.get('/audit')
    let lines = 0
    for await (const chunk of answer) {
      lines += String(chunk).split('\n').length - 1
    }
    assert.equal(lines, 40_001)
    assert.equal(answer.complete, true)
    const [row] = await endsOnRecord(2)
    assert.equal(row?.outcome, 'success')
    assert.equal(row?.details?.['rows'], 40_000)
  })

  it('leaves connections for others: no more than two run at once', async () => {
    const { pool } = testApp.services.database
    const running = [await beginExport(), await beginExport()]
    const third = await auditor.get('/audit/export?format=csv')
    assert.equal(third.status, 429)
    assert.ok(Number(third.headers['retry-after']) > 0)
    assert.equal((await auditor.get('/audit')).status, 200)
    for (const answer of running) {
      const dropped = once(pool, 'remove')
      answer.destroy()
      await dropped
    }
    await endsOnRecord(4)
    const again = await auditor.get('/audit/export?format=csv&user=nobody-at-all')
    assert.equal(again.status, 200)
  })

  it('counts those that are asked for at the same moment', async () => {
    const nothing = '/audit/export?format=csv&user=nobody-at-all'
    const answers = await Promise.all(Array.from({ length: 6 }, () => auditor.get(nothing)))
    const statuses = answers.map(({ status }) => status)
    assert.ok(statuses.includes(200) && statuses.includes(429), statuses.join())
    assert.equal((await auditor.get(nothing)).status, 200)
  })
})
