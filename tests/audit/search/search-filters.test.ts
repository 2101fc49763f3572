import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { readStretch } from '../../../server/audit/search/moment-filter.ts'
import { newestFirst } from '../../../server/lists/cursor.ts'
import { readFilters } from '../../../server/audit/search-filters.ts'
import { plainNetwork } from '../../../server/access/plain-network.ts'
import { makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { listed, logAt } from './log-entries.ts'

const stretch = (text: string, zone: string) => {
  const read = readStretch(text, zone)
  return read === undefined ? undefined : [read.begins.toISOString(), read.ends.toISOString()]
}

describe('a moment of a filter', () => {
  it('is a day, a minute or a second of the facility’s clock, up to the beginning of the next', () => {
    const zone = 'Africa/Johannesburg'
    assert.deepEqual(stretch('2026-03-04', zone), ['2026-03-03T22:00:00.000Z', '2026-03-04T22:00:00.000Z'])
    assert.deepEqual(stretch('2026-03-04T14:30', zone), [
      '2026-03-04T12:30:00.000Z',
      '2026-03-04T12:31:00.000Z',
    ])
    assert.deepEqual(stretch('2026-03-04 14:30:05', zone), [
      '2026-03-04T12:30:05.000Z',
      '2026-03-04T12:30:06.000Z',
    ])
  })

  it('follows daylight saving: a day may have 23 or 25 hours, and an hour that comes twice is taken whole', () => {
    const zone = 'America/New_York'
    assert.deepEqual(stretch('2026-03-08', zone), ['2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'])
    assert.deepEqual(stretch('2026-11-01', zone), ['2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'])
    assert.deepEqual(stretch('2026-11-01T01:30', zone), [
      '2026-11-01T05:30:00.000Z',
      '2026-11-01T06:31:00.000Z',
    ])
  })

  it('refuses what is no moment', () => {
    for (const text of [
      '2026-02-30',
      '2026-13-01',
      '2026-03-04T24:00',
      '2026-03-04T10:60',
      '04.03.2026',
      '0001-01-01',
    ]) {
      assert.equal(readStretch(text, 'UTC'), undefined, text)
    }
  })
})

describe('a network of a filter', () => {
  it('is read strictly, IPv4-mapped ones as IPv4', () => {
    assert.equal(plainNetwork('::ffff:10.0.0.0/104'), '10.0.0.0/8')
    assert.equal(plainNetwork('2001:DB8::/32'), '2001:db8::/32')
    for (const text of [
      '127.1',
      '0x7f.1',
      '010.0.0.1',
      '10.0.0.0/33',
      '10.0.0.0/',
      '10.0.0.0/8/8',
      'fe80::1%eth0',
      'x',
    ]) {
      assert.equal(plainNetwork(text), undefined, text)
    }
  })
})

describe('filters of the audit log', () => {
  let testApp: TestApp
  let auditor: Visitor

  before(async () => {
    testApp = await startTestApp()
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
  })
  after(() => testApp.close())

  it('take a day from its first moment to its last in the facility’s zone', async () => {
    await logAt(testApp, '2026-02-09T21:59:59.999Z')
    const first = await logAt(testApp, '2026-02-09T22:00:00.000Z')
    const last = await logAt(testApp, '2026-02-10T21:59:59.999Z')
    await logAt(testApp, '2026-02-10T22:00:00.000Z')
    const page = await auditor.get('/audit?from=2026-02-10&to=2026-02-10')
    assert.deepEqual(listed(page.text), [last, first])
  })

  it('take a minute and a second with all that is in them', async () => {
    await logAt(testApp, '2026-02-12T08:29:59.999Z')
    const inMinute = await logAt(testApp, '2026-02-12T08:30:00.000Z')
    const inSecond = await logAt(testApp, '2026-02-12T08:30:59.999Z')
    await logAt(testApp, '2026-02-12T08:31:00.000Z')
    const minute = await auditor.get('/audit?from=2026-02-12T10:30&to=2026-02-12T10:30')
    assert.deepEqual(listed(minute.text), [inSecond, inMinute])
    const second = await auditor.get('/audit?from=2026-02-12T10:30:59&to=2026-02-12+10:30:59')
    assert.deepEqual(listed(second.text), [inSecond])
  })

  const wrong: [query: string, field: string][] = [
    ['from=yesterday', 'from'],
    ['from=2026-02-30', 'from'],
    ['to=2026-13-01', 'to'],
    ['from=2026-03-02&to=2026-03-01', 'to'],
    ['user=%00', 'user'],
    [`user=${'x'.repeat(201)}`, 'user'],
    ['user=a&user=b', 'user'],
    ['patient=Sithole+N', 'patient'],
    ['patient=MG-9999999', 'patient'],
    ['event=chart.eaten', 'event'],
    ['event=toString', 'event'],
    ['severity=terrible', 'severity'],
    ['outcome=maybe', 'outcome'],
    ['ip=10.0.0.0/33', 'ip'],
    ['ip=127.1', 'ip'],
    ['session=1', 'session'],
    ['request=x', 'request'],
  ]
  for (const [query, field] of wrong) {
    it(`say what is wrong at the field ${field} for "${query.slice(0, 40)}", and show nothing`, async () => {
      const page = await auditor.get(`/audit?${query}`)
      assert.equal(page.status, 422)
      assert.match(page.text, new RegExp(`<a href="#${field}">`))
      assert.match(page.text, new RegExp(`id="${field}--error-message"`))
      assert.deepEqual(listed(page.text), [])
      const [row] = await auditRows(testApp, 'audit.searched')
      assert.deepEqual(row?.details?.['notUnderstood'], [field])
    })
  }

  it('answer programs with the same status as problem+json', async () => {
    const answer = await auditor.get('/audit?ip=nonsense', { Accept: 'application/json' })
    assert.equal(answer.status, 422)
    assert.match(answer.headers['content-type'] ?? '', /problem\+json/)
    assert.match(answer.text, /ip: Enter an address/)
  })

  it('refuse a page that cannot be found, and say how to go on', async () => {
    for (const cursor of [
      'x',
      '2026-02-31T00:00:00.000000Z_01900000-0000-7000-8000-000000000000',
      '_',
      'a_b_c',
    ]) {
      const page = await auditor.get(`/audit?cursor=${encodeURIComponent(cursor)}`)
      assert.equal(page.status, 422, cursor)
      assert.match(page.text, /Search again to begin with the newest/)
    }
    assert.equal(
      newestFirst.read('2026-02-01T00:00:00.000000Z_01900000-0000-7000-8000-00000000000g'),
      undefined,
    )
  })

  it('are read without falling over, whatever they are', () => {
    const names = [
      'from',
      'to',
      'user',
      'patient',
      'event',
      'severity',
      'outcome',
      'ip',
      'session',
      'request',
    ]
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.string()),
      fc.constant(undefined),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (query) => {
        const { values, errors } = readFilters(query, 'Africa/Johannesburg')
        assert.equal(values === undefined, errors.length > 0)
      }),
    )
  })

  it('never make the page fall over', async () => {
    const hostile = [
      'user=%27%3B--',
      'user=%25%5C%27',
      'user=%F0%9F%98%80',
      'user=%ff%fe',
      'user[]=a',
      'user[a]=b',
      'a[__proto__][x]=1',
      '__proto__=1',
      'sort=id;--',
      'from=%00',
      'ip=10.0.0.1%00',
      'patient=%27',
      'event=__proto__',
      'cursor=%00_%00',
      'cursor=a&cursor=b',
      `cursor=${'9'.repeat(5_000)}`,
    ]
    for (const query of hostile) {
      const { status } = await auditor.get(`/audit?${query}`)
      assert.ok(status === 200 || status === 422, `${query} answered ${status}`)
    }
  })
})
