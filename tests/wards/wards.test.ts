import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import pg from 'pg'
import { newId } from '../../models/new-id.ts'
import { makeUser, type TestUser } from '../support/factories.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../support/request.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const all = '/admin/wards'

describe('wards and teams', () => {
  let testApp: TestApp
  let administrator: TestUser
  let desk: Visitor
  let nurse: TestUser
  let number = 0

  before(async () => {
    testApp = await startTestApp()
    testApp.clock.set('2026-03-04T08:10:00Z')
    administrator = await makeUser(testApp, 'system_admin', { displayName: 'Sipho Zulu' })
    nurse = await makeUser(testApp, 'nurse', { displayName: 'Sister Busi Ndlovu' })
    desk = await visit(testApp, administrator)
  })
  after(() => testApp.close())
  beforeEach(() => testApp.clock.set('2026-03-04T08:10:00Z'))

  const make = async (name = `Ward ${(number += 1)}`, kind = 'ward') => {
    const answer = await desk.submit(`${all}/new`, { kind, name })
    assert.equal(answer.status, 303, answer.text)
    return String(answer.headers['location'])
  }

  const putOn = (page: string, changes: Record<string, string> = {}) =>
    desk.submit(page, { userId: nurse.id, capacity: 'member', from: '', until: '', ...changes })

  const members = (page: string) =>
    testApp.sql<{
      id: string
      user_id: string
      starts_at: Date
      ends_at: Date | null
      ended_how: string | null
    }>('SELECT * FROM ward_members WHERE ward_id = $1 ORDER BY created_at, id', [page.split('/').at(-1)])

  const end = async (page: string, memberId: string) =>
    desk.submit(page, {}, `${page}/members/${memberId}/end`)

  it('are made, listed by name, renamed and closed, and each of it is recorded', async () => {
    const page = await make('Ward Zebra')
    await make('Ward Antelope')
    const listed = (await desk.get(all)).text
    assert.ok(listed.indexOf('Ward Antelope') < listed.indexOf('Ward Zebra'))
    const form = await desk.get(`${page}/edit`)
    const renamed = await desk.post(`${page}/edit`, {
      name: '  Ward   of zebras ',
      version: '1',
      _csrf: csrfTokenOf(form.text),
    })
    assert.equal(renamed.status, 303)
    assert.match((await desk.get(page)).text, /<h1[^>]*>Ward of zebras/)
    assert.equal((await desk.submit(page, { sure: 'yes' }, `${page}/close`)).status, 303)
    assert.doesNotMatch((await desk.get(all)).text, /zebras/)
    assert.match((await desk.get(`${all}?show=closed`)).text, /Ward of zebras/)
    const id = page.split('/').at(-1)
    for (const [event, details] of [
      ['ward.changed', { before: 'Ward Zebra', after: 'Ward of zebras' }],
      ['ward.closed', { ended: 0 }],
    ] as const) {
      const [row] = await auditRows(testApp, event)
      assert.deepEqual([row?.resource_id, row?.actor_id, row?.details], [id, administrator.id, details])
    }
    assert.equal((await auditRows(testApp, 'wards.viewed'))[0]?.actor_id, administrator.id)
  })

  it('have names of their own, however they are written; a closed one gives its name free', async () => {
    const page = await make('Ward Gamma')
    const again = await desk.submit(`${all}/new`, { kind: 'team', name: 'ward  gAMMA' })
    assert.equal(again.status, 422)
    assert.match(again.text, /href="#name"/)
    assert.match(again.text, /value="ward {2}gAMMA"/)
    await desk.submit(page, { sure: 'yes' }, `${page}/close`)
    await make('WARD GAMMA')
  })

  it('get one of two names that are given at once, and whoever comes second is told who was first', async () => {
    const page = await make()
    const token = csrfTokenOf((await desk.get(`${page}/edit`)).text)
    const answers = await Promise.all(
      ['North', 'South'].map((name) =>
        desk.post(`${page}/edit`, { name: `${name} ${number}`, version: '1', _csrf: token }),
      ),
    )
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((one, other) => one - other),
      [303, 409],
    )
    assert.match(answers.find(({ status }) => status === 409)?.text ?? '', /already changed by you/)
  })

  it('have members from now on, or from a time ahead, until their time is over or somebody ends it', async () => {
    const page = await make()
    assert.equal((await putOn(page)).status, 303)
    const other = await makeUser(testApp, 'physician', { displayName: 'Dr Later' })
    const ahead = {
      userId: other.id,
      capacity: 'visiting',
      from: '2026-03-05 07:00',
      until: '2026-03-05 19:00',
    }
    assert.equal((await putOn(page, ahead)).status, 303)
    const shown = (await desk.get(page)).text
    assert.match(shown, /Sister Busi Ndlovu/)
    assert.match(shown, /Dr Later[\s\S]*Visiting[\s\S]*Not yet/)
    assert.match(shown, /1 person works there now/)
    const [now, later] = await members(page)
    assert.equal(now?.starts_at.toISOString(), testApp.clock.now().toISOString())
    assert.equal(later?.starts_at.toISOString(), '2026-03-05T05:00:00.000Z')
    assert.equal(later?.ends_at?.toISOString(), '2026-03-05T17:00:00.000Z')
    const [added] = await auditRows(testApp, 'ward.member-added')
    assert.deepEqual(added?.details, {
      wardId: page.split('/').at(-1),
      userId: other.id,
      capacity: 'visiting',
      from: '2026-03-05T05:00:00.000Z',
      until: '2026-03-05T17:00:00.000Z',
    })
    assert.equal((await end(page, now?.id ?? '')).status, 303)
    assert.doesNotMatch((await desk.get(page)).text, /<th[^>]*>[^<]*<[^>]*>Sister Busi/)
    assert.match((await desk.get(`${page}?show=former`)).text, /Sister Busi Ndlovu[\s\S]*By .*Sipho Zulu/)
    assert.equal((await auditRows(testApp, 'ward.member-ended'))[0]?.resource_id, now?.id)
    const again = await end(page, now?.id ?? '')
    assert.equal(again.status, 409)
    assert.match(again.text, /already ended by you/)
  })

  it('end everybody’s time when they are closed, also that of who has not begun, and take nobody any more', async () => {
    const page = await make()
    const form = await desk.get(page)
    await putOn(page)
    const unsure = await desk.submit(page, {}, `${page}/close`)
    assert.equal(unsure.status, 422)
    assert.match(unsure.text, /href="#sure[\s\S]*Sister Busi Ndlovu/)
    assert.equal((await members(page))[0]?.ended_how, null)
    const other = await makeUser(testApp, 'physician')
    await putOn(page, { userId: other.id, from: '2026-03-06 07:00' })
    assert.equal((await desk.submit(page, { sure: 'yes' }, `${page}/close`)).status, 303)
    assert.deepEqual(
      (await members(page)).map(({ ends_at: ends, starts_at: starts, ended_how: how }) => [
        ends !== null && ends.getTime() >= starts.getTime(),
        how,
      ]),
      [
        [true, 'with-the-ward'],
        [true, 'with-the-ward'],
      ],
    )
    const late = await desk.post(page, {
      userId: nurse.id,
      capacity: 'member',
      from: '',
      until: '',
      _csrf: csrfTokenOf(form.text),
    })
    assert.equal(late.status, 409)
    assert.match(late.text, /already closed/)
    assert.equal((await desk.get(`${page}/edit`)).status, 404)
  })

  for (const [what, changes, field] of [
    ['begins before now', { from: '2026-03-04 07:00' }, 'from'],
    ['ends before it begins', { from: '2026-03-05 07:00', until: '2026-03-05 06:00' }, 'until'],
    ['ended already', { until: '2026-03-04 09:00' }, 'until'],
    ['is as nothing', { capacity: 'owner' }, 'capacity'],
    ['covers for nobody', { capacity: 'covering', until: '2026-03-05 07:00' }, 'covers'],
    ['is nobody’s', { userId: newId() }, 'userId'],
    ['has no day', { until: 'tomorrow' }, 'until'],
  ] as const) {
    it(`take no time that ${what}, and what was typed comes back`, async () => {
      const page = await make()
      const answer = await putOn(page, { from: '', ...changes })
      assert.equal(answer.status, 422)
      assert.match(answer.text, new RegExp(`href="#${field}`))
      assert.match(answer.text, /<title>Error:/)
      assert.deepEqual(await members(page), [])
    })
  }

  it('have somebody who covers for another, until the end that was said, and then no more', async () => {
    const page = await make()
    const away = await makeUser(testApp, 'physician', { displayName: 'Dr Away' })
    const covering = { capacity: 'covering', covers: away.id, until: '2026-03-04 19:00' }
    const tooSoon = await putOn(page, covering)
    assert.equal(tooSoon.status, 422)
    assert.match(tooSoon.text, /does not work there when the cover begins/)
    await putOn(page, { userId: away.id })
    for (const [wrong, field] of [
      [{ ...covering, until: '' }, 'until'],
      [{ ...covering, covers: nurse.id }, 'covers'],
      [{ ...covering, covers: 'somebody' }, 'covers'],
      [{ ...covering, capacity: 'member' }, 'covers'],
    ] as const) {
      const answer = await putOn(page, wrong)
      assert.equal(answer.status, 422, JSON.stringify(wrong))
      assert.match(answer.text, new RegExp(`href="#${field}`))
    }
    assert.equal((await members(page)).length, 1)
    assert.equal((await putOn(page, covering)).status, 303)
    assert.match((await desk.get(page)).text, /Sister Busi Ndlovu[\s\S]*Covers for .*Dr Away/)
    assert.match((await desk.get(page)).text, /2 people work there now/)
    assert.deepEqual((await auditRows(testApp, 'ward.member-added'))[0]?.details?.['covers'], away.id)
    const third = await makeUser(testApp, 'nurse')
    assert.equal((await putOn(page, { ...covering, userId: third.id, covers: nurse.id })).status, 422)
    testApp.clock.set('2026-03-04T17:00:00Z')
    const later = await visit(testApp, await makeUser(testApp, 'system_admin'))
    assert.match((await later.get(page)).text, /1 person works there now/)
    assert.match(
      (await later.get(`${page}?show=former`)).text,
      /Covers for .*Dr Away[\s\S]*When its time was over/,
    )
  })

  it('take only people whose role cares for patients and whose account is in use, and nobody takes themselves', async () => {
    const page = await make()
    const pharmacist = await makeUser(testApp, 'pharmacist', { displayName: 'Thabo Pharmacist' })
    const gone = await makeUser(testApp, 'nurse', { displayName: 'Gone Nurse', active: false })
    assert.doesNotMatch((await desk.get(page)).text, /Thabo Pharmacist|Gone Nurse|<option[^>]*>[^<]*Sipho/)
    for (const { id } of [pharmacist, gone]) {
      assert.equal((await putOn(page, { userId: id })).status, 422)
    }
    const own = await putOn(page, { userId: administrator.id })
    assert.equal(own.status, 403)
    assert.match(own.text, /Nobody puts themselves on a ward/)
    const [row] = await auditRows(testApp, 'ward.member-added')
    assert.deepEqual([row?.outcome, row?.rule], ['refused', 'own-membership'])
    assert.deepEqual(await members(page), [])
  })

  it('have nobody on them twice at the same time, of twenty who try at once', async () => {
    const page = await make()
    const token = csrfTokenOf((await desk.get(page)).text)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        desk.post(page, {
          userId: nurse.id,
          capacity: 'member',
          from: '',
          until: index % 2 === 0 ? '' : `2026-03-05 ${10 + (index % 9)}:00`,
          _csrf: token,
        }),
      ),
    )
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    assert.equal(answers.filter(({ status }) => status === 409).length, 19)
    assert.equal((await members(page)).length, 1)
  })

  it('may have somebody again when the first time is over', async () => {
    const page = await make()
    await putOn(page, { until: '2026-03-04 12:00' })
    assert.equal((await putOn(page, { from: '2026-03-04 11:00', until: '2026-03-04 13:00' })).status, 409)
    assert.equal((await putOn(page, { from: '2026-03-04 12:00', until: '2026-03-04 13:00' })).status, 303)
  })

  it('are kept by administrators only, from their network, with a fresh code', async () => {
    const page = await make()
    for (const role of [
      'physician',
      'nurse',
      'pharmacist',
      'admin_staff',
      'patient',
      'security_officer',
      'audit_reviewer',
    ]) {
      const who = await visit(testApp, await makeUser(testApp, role))
      const token = await who.token()
      assert.notEqual((await who.get(all)).status, 200, role)
      for (const [address, fields] of [
        [`${all}/new`, { kind: 'ward', name: `By ${role}` }],
        [page, { userId: nurse.id, capacity: 'lead', from: '', until: '' }],
        [`${page}/close`, { sure: 'yes' }],
      ] as const) {
        const { status } = await who.post(address, { ...fields, _csrf: token })
        assert.ok(status === 403 || status === 404, `${role} ${address} ${status}`)
      }
    }
    assert.deepEqual(await members(page), [])
    testApp.clock.advance({ minutes: 6 })
    const stale = await putOn(page)
    assert.equal(stale.status, 422)
    assert.match(stale.text, /name="code"/)
    assert.deepEqual(await members(page), [])
  })

  it('raise an alert where the account of who is put on one is new', async () => {
    const page = await make()
    const young = await makeUser(testApp, 'nurse')
    await putOn(page, { userId: young.id })
    const alerts = await testApp.sql<{ details: { wardId?: string } }>(
      `SELECT details FROM alerts WHERE kind = 'new-account-assigned' AND user_id = $1`,
      [young.id],
    )
    assert.equal(alerts[0]?.details.wardId, page.split('/').at(-1))
  })

  it('show a thousand members by pages, each person once', async () => {
    const page = await make()
    await testApp.sql(
      `WITH made AS (
         INSERT INTO users (id, username, display_name, role_id, active, credentials_changed_at, created_at, updated_at)
         SELECT gen_random_uuid(), 'many-' || lpad(n::text, 4, '0'), 'Many ' || n, (SELECT id FROM roles WHERE name = 'nurse'),
           true, $2, $2, $2 FROM generate_series(1, 1000) n RETURNING id)
       INSERT INTO ward_members (id, ward_id, user_id, capacity, starts_at, created_at)
       SELECT gen_random_uuid(), $1, id, 'member', $2, $2 FROM made`,
      [page.split('/').at(-1), testApp.clock.now()],
    )
    const seen: string[] = []
    for (let address: string | undefined = page; address !== undefined;) {
      const { text } = await desk.get(address)
      seen.push(...[...text.matchAll(/<th scope="row"[^>]*>[^M]*(Many \d+)/g)].map(([, name = '']) => name))
      address = /href="([^"]+cursor=[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    assert.equal(new Set(seen).size, 1_000)
    assert.equal(seen.length, 1_000)
  })

  it('are held by the database: no time begins before it was written, lasts longer, or passes to another', async () => {
    const page = await make()
    await putOn(page, { until: '2026-03-04 18:00' })
    const [member] = await members(page)
    const app = new pg.Client({ connectionString: testApp.urls.appUrl })
    await app.connect()
    try {
      for (const [text, code] of [
        [`UPDATE ward_members SET ends_at = ends_at + interval '1 hour' WHERE id = $1`, '42501'],
        ['UPDATE ward_members SET ends_at = NULL, ended_how = NULL, ended_by = NULL WHERE id = $1', '42501'],
        [`UPDATE ward_members SET ended_how = 'by-hand' WHERE id = $1`, '42501'],
        ['UPDATE ward_members SET user_id = ended_by WHERE id = $1', '42501'],
        ['UPDATE ward_members SET ward_id = ward_id WHERE id = $1', '42501'],
        [`UPDATE ward_members SET starts_at = starts_at - interval '1 day' WHERE id = $1`, '42501'],
        ['DELETE FROM ward_members WHERE id = $1', '42501'],
        [
          `INSERT INTO ward_members (id, ward_id, user_id, capacity, starts_at, created_at)
           SELECT gen_random_uuid(), ward_id, user_id, capacity, starts_at, created_at FROM ward_members WHERE id = $1`,
          '23P01',
        ],
        [
          `INSERT INTO ward_members (id, ward_id, user_id, capacity, starts_at, created_at)
           SELECT gen_random_uuid(), ward_id, ended_by, capacity, starts_at - interval '1 day', created_at
           FROM ward_members WHERE id = $1`,
          '23514',
        ],
        [
          `INSERT INTO ward_members (id, ward_id, user_id, capacity, starts_at, ends_at, created_at, ended_how, ended_by)
           SELECT gen_random_uuid(), ward_id, ended_by, capacity, starts_at, ends_at, created_at, 'by-hand', NULL
           FROM ward_members WHERE id = $1`,
          '42501',
        ],
      ] as const) {
        await assert.rejects(app.query(text, [member?.id]), { code }, text)
      }
    } finally {
      await app.end()
    }
  })
})
