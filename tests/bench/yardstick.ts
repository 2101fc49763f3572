import { createServer } from 'node:http'
import { unsign } from 'cookie-signature'
import express, { type Request, type Response } from 'express'
import pg from 'pg'
import { chartRead, type ChartRead } from './yardstick/chart-read.ts'
import { AuditWriter } from './yardstick/audit-writer.ts'
import { openFields } from './yardstick/open-fields.ts'
import { pageOf } from './yardstick/page.ts'

/**
 * The yardstick: what the same page costs when it is put together by hand on bare Express and pg, with nothing but the
 * work itself. One named read brings session, user, role, the tie and the patient; the audit row is awaited; the fields
 * are opened; the page is concatenated. It shares no code with MedGuard.
 */
const { DATABASE_URL: connectionString, SESSION_SECRET: secret = '', PAGE_BYTES: pageBytes } = process.env

const pool = new pg.Pool({ connectionString, max: 12 })
const audit = new AuditWriter(pool)
const app = express()
app.disable('x-powered-by')
app.disable('etag')

const cookiePattern = /(?:^|; )__Host-medguard=([^;]+)/

function sessionIdOf(header: string | undefined): string | false {
  const value = decodeURIComponent(cookiePattern.exec(header ?? '')?.[1] ?? '')
  return value.startsWith('s:') && unsign(value.slice(2), secret)
}

async function answer(req: Request<{ id: string }>, res: Response): Promise<void> {
  const sid = sessionIdOf(req.headers.cookie)
  const { rows } =
    sid === false
      ? { rows: [] }
      : await pool.query<ChartRead>({ ...chartRead, values: [sid, req.params.id, new Date()] })
  const [row] = rows
  if (row === undefined || !row.may_read || row.relationship === null) {
    res.status(403).end()
    return
  }
  await audit.write({
    userId: row.user_id,
    name: row.display_name,
    session: row.session_id,
    patientId: row.id,
  })
  const page = pageOf(row, openFields(row), Number(pageBytes))
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Content-Length', page.length)
  res.end(page)
}

// Express 5 answers for a rejected promise itself.
// oxlint-disable-next-line oxc/no-async-endpoint-handlers
app.get('/patients/:id', answer)

const server = createServer(app)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  console.log(`The yardstick is ready at http://127.0.0.1:${port}`)
})
process.on('SIGTERM', () => process.exit(0))
