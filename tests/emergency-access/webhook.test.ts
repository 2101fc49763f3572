import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { resumeWebhooks } from '../../server/security/webhook/resume-webhooks.ts'
import { makePatient, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { endBackOff, runJobs } from '../support/jobs.ts'
import { visit } from '../support/request.ts'

const secret = Buffer.alloc(32, 9)

type Received = { readonly headers: IncomingHttpHeaders; readonly body: string }

describe('the webhook of the security team', () => {
  let testApp: TestApp
  let server: Server
  let status = 204
  const received: Received[] = []

  before(async () => {
    server = createServer((req, res) => {
      let body = ''
      req.setEncoding('utf8')
      req.on('data', (chunk: string) => {
        body += chunk
      })
      req.on('end', () => {
        received.push({ headers: req.headers, body })
        res.writeHead(status).end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    assert.ok(typeof address === 'object' && address !== null)
    testApp = await startTestApp({
      environment: {
        SECURITY_WEBHOOK_URL: `http://127.0.0.1:${address.port}/alerts`,
        SECURITY_WEBHOOK_SECRET: `whsec_${secret.toString('base64')}`,
      },
    })
  })
  after(async () => {
    await testApp.close()
    server.closeAllConnections()
    server.close()
  })

  const breakGlass = async () => {
    const { id, recordNumber } = await makePatient(testApp, { familyName: 'Radebe' })
    const doctor = await makeUser(testApp, 'physician')
    const browser = await visit(testApp, doctor)
    await browser.submit(`/patients/${id}/break-glass`, {
      reasonCode: 'unconscious',
      reason: 'Canary: found unconscious in the street',
      accessCode: doctor.accessCode ?? '',
    })
    return { id, recordNumber, doctor }
  }
  const waiting = () => testApp.sql('SELECT FROM webhook_deliveries WHERE delivered_at IS NULL')

  it('is told about broken glass, signed, with identifiers and nothing of the patient', async () => {
    const { id, doctor } = await breakGlass()
    await runJobs(testApp)
    const [{ headers, body } = { headers: {}, body: '' }] = received
    const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.')
    assert.equal(
      headers['webhook-signature'],
      `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`,
    )
    assert.equal(Number(headers['webhook-timestamp']), Math.floor(testApp.clock.now().getTime() / 1000))
    const told: { type: string; data: Record<string, unknown> } = JSON.parse(body)
    assert.equal(told.type, 'alert.emergency-access')
    assert.deepEqual(
      [told.data['severity'], told.data['userId'], told.data['patientId'], told.data['reasonCode']],
      ['emergency', doctor.id, id, 'unconscious'],
    )
    assert.match(String(told.data['link']), /\/break-glass\/[0-9a-f-]+\/review$/)
    assert.doesNotMatch(body, /Radebe|Canary/i)
    assert.equal((await waiting()).length, 0)
  })

  it('loses nothing while the receiver is away: it is tried again, the same, until it is taken', async () => {
    received.length = 0
    status = 503
    await breakGlass()
    await runJobs(testApp)
    assert.equal((await waiting()).length, 1)
    await endBackOff(testApp)
    await runJobs(testApp)
    await testApp.sql('UPDATE graphile_worker._private_jobs SET attempts = max_attempts, locked_at = NULL')
    await runJobs(testApp)
    assert.equal(received.length, 2)
    status = 204
    await resumeWebhooks(testApp.services)
    await runJobs(testApp)
    assert.equal(received.length, 3)
    assert.equal(new Set(received.map(({ body }) => body)).size, 1)
    assert.equal(new Set(received.map(({ headers }) => headers['webhook-id'])).size, 1)
    assert.equal((await waiting()).length, 0)
  })

  it('does not follow where it is sent on to', async () => {
    received.length = 0
    status = 307
    await breakGlass()
    await runJobs(testApp)
    assert.equal(received.length, 1)
    const [row] = await testApp.sql<{ last_error: string }>(
      'SELECT last_error FROM webhook_deliveries WHERE delivered_at IS NULL',
    )
    assert.equal(row?.last_error, 'status 307')
  })
})
