import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { AuditEntry } from '../../../server/audit/entry.ts'
import { events, isEventName, type EventName } from '../../../server/audit/events.ts'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, type Visitor } from '../../support/request.ts'
import { from, logAt } from '../search/log-entries.ts'
import { followsPattern } from './balp.ts'
import { readAuditEvent, type ReadEvent } from './r4.ts'
import { eventWords } from '../../../server/audit/event-words.ts'

const names = Object.keys(events).filter(isEventName)
const [one, two] = ['01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000a2']
const session = '01900000-0000-7000-8000-00000000aaaa'
const grant = '01900000-0000-7000-8000-00000000cccc'

describe('the audit log as AuditEvents of FHIR R4', () => {
  let testApp: TestApp
  let auditor: Visitor
  let nurse: TestUser
  let read: Map<string, ReadEvent>

  async function exported(filters: string): Promise<ReadEvent[]> {
    const answer = await auditor.get(`/audit/export?format=fhir&${filters}`)
    assert.equal(answer.status, 200)
    assert.match(answer.headers['content-type'] ?? '', /^application\/fhir\+ndjson/)
    assert.match(answer.headers['content-disposition'] ?? '', /filename=\S+\.fhir\.ndjson$/)
    const body: unknown = answer.body
    const text = Buffer.isBuffer(body) ? body.toString('utf8') : answer.text
    return text.split('\n').slice(0, -1).map(readAuditEvent)
  }

  before(async () => {
    testApp = await startTestApp({ environment: { PUBLIC_URL: 'https://medguard.example.org' } })
    nurse = await makeUser(testApp, 'nurse', { displayName: 'Zoë “Z” O’Neil' })
    const somebody = { id: nurse.id, displayName: nurse.displayName, roleName: 'nurse' }
    const person = { actor: somebody, sessionId: session, origin: from('10.1.2.3') }
    const kinds: readonly Partial<AuditEntry>[] = [
      { ...person, patientId: one, purposeOfUse: 'treatment', rule: 'care-team' },
      { ...person, patientIds: [one, two], purposeOfUse: 'operations', details: { shown: 2, empty: '' } },
      { ...person, outcome: 'refused', rule: 'not-in-care-team', resource: { type: 'user', id: nurse.id } },
      { outcome: 'failure', claimedName: ' \u001b[31mx', origin: from('2001:db8::7') },
      { resource: { type: 'encounter', id: 'e-1' }, changes: Buffer.from('sealed canary') },
    ]
    for (const event of names) {
      for (const kind of kinds) {
        await logAt(testApp, '2026-02-10T08:00:00.001Z', { ...kind, event })
      }
    }
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    read = new Map((await exported('from=2026-02-10&to=2026-02-10')).map((event) => [event.id, event]))
  })
  after(() => testApp.close())

  it('are valid for every event of the catalogue, whatever the row holds', async () => {
    assert.equal(read.size, names.length * 5)
    const rows = await testApp.sql<{ id: string; event: EventName; outcome: string; severity: string }>(
      `SELECT id, event, outcome, severity FROM audit_events WHERE occurred_at < '2026-02-11'`,
    )
    for (const { id, event, outcome, severity } of rows) {
      const told = read.get(id)
      assert.ok(told !== undefined, event)
      assert.deepEqual(told.subtype.at(-1), {
        system: 'urn:x-medguard:event',
        code: event,
        display: eventWords(event),
      })
      assert.ok(told.subtype.length > 1, `${event} says what it is in words that others know, too`)
      const grave = severity === 'critical' || severity === 'emergency'
      assert.equal(told.outcome, outcome === 'success' ? '0' : grave ? '8' : '4')
      assert.equal(told.extension[0]?.valueCode, severity === 'info' ? 'informational' : severity)
    }
  })

  it('keep to the patterns of IHE where they say so, and say so only of what succeeded', () => {
    const profiled = [...read.values()].filter(({ meta }) => meta !== undefined)
    for (const event of profiled) {
      followsPattern(event)
    }
    assert.equal(new Set(profiled.flatMap(({ meta }) => meta?.profile ?? [])).size, 11)
    assert.ok(profiled.every(({ outcome }) => outcome === '0'))
  })

  it('tell a chart opened in an emergency with all that the row says', async () => {
    const id = await logAt(testApp, '2026-02-12T08:00:00.001Z', {
      event: 'chart.viewed',
      severity: 'emergency',
      actor: { id: nurse.id, displayName: nurse.displayName, roleName: 'nurse' },
      sessionId: session,
      origin: from('10.1.2.3'),
      patientId: one,
      purposeOfUse: 'emergency-treatment',
      rule: 'emergency-access',
      grantId: grant,
      details: { factor: 'totp' },
      changes: Buffer.from('sealed canary'),
    })
    const [event] = await exported('from=2026-02-12&to=2026-02-12')
    assert.ok(event !== undefined)
    assert.equal(event.id, id)
    assert.equal(event.recorded, '2026-02-12T08:00:00.001000Z')
    assert.deepEqual([event.type.code, event.subtype[0]?.code, event.action], ['rest', 'read', 'R'])
    assert.deepEqual(event.meta?.profile, [
      'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead',
    ])
    assert.equal(event.purposeOfEvent?.[0]?.coding[0]?.code, 'ETREAT')
    assert.equal(event.source.site, 'medguard.example.org')
    const [user, client, server] = event.agent
    assert.deepEqual(user, {
      type: {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
            code: 'IRCP',
            display: 'information recipient',
          },
        ],
      },
      role: [{ coding: [{ system: 'urn:x-medguard:role', code: 'nurse' }], text: 'Nurse' }],
      who: {
        identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${nurse.id}` },
        display: nurse.displayName,
      },
      name: nurse.displayName,
      requestor: true,
      policy: ['urn:x-medguard:rule:emergency-access'],
      purposeOfUse: event.purposeOfEvent,
    })
    assert.deepEqual(client?.network, { address: '10.1.2.3', type: '2' })
    assert.deepEqual(server?.who, event.source.observer)
    const identifiers = event.entity.map(({ what }) => what?.identifier?.value)
    assert.ok(identifiers.includes(`urn:uuid:${session}`))
    assert.ok(identifiers.includes(`urn:uuid:${grant}`))
    assert.equal(event.entity[0]?.what?.reference, `Patient/${one}`)
    assert.equal(event.entity.at(-1)?.type.code, 'XrequestId')
    assert.equal(event.entity.at(-1)?.what?.identifier?.value, from('').requestId)
    assert.deepEqual(event.entity.find(({ name }) => name === 'Details')?.detail, [
      { type: 'factor', valueString: 'totp' },
      { type: 'bytesOfSealedChanges', valueString: '13' },
    ])
  })

  it('name every patient of a list, and what was asked', async () => {
    await auditor.get(`/audit?patient=${one}&severity=warning`)
    const search = (await exported('event=audit.searched')).at(-1)
    assert.ok(search !== undefined)
    const query = search.entity.find(({ role }) => role?.code === '24')?.query ?? ''
    assert.match(Buffer.from(query, 'base64').toString('utf8'), /^GET \/audit \{.*"severity": "warning"/)
    assert.equal(search.purposeOfEvent?.[0]?.coding[0]?.code, 'HSYSADMIN')
    const shown = search.entity.filter(({ role }) => role?.code === '1').map(({ what }) => what?.reference)
    assert.ok(shown.includes(`Patient/${two}`))
    const own = [...read.values()].filter(({ agent }) => agent[0]?.who.display?.includes('\\u001b'))
    assert.equal(own.length, names.length)
    assert.ok(own.every(({ agent }) => agent[0]?.requestor === true && agent[0].who.identifier === undefined))
  })
})
