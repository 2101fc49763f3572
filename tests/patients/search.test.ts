import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assignCare, makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { renewFormerIndex } from '../../server/keys/renew-former-index.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

describe('searching patients', () => {
  let testApp: TestApp
  let physician: TestUser
  let browser: Visitor
  let clerk: Visitor
  let mine: { id: string; recordNumber: string }
  let stranger: { id: string; recordNumber: string }

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    mine = await makePatient(testApp, {
      givenName: 'Thandeka Zoë',
      familyName: 'O’Mokoena',
      birthDate: '1985-04-12',
      nationalId: '920304 5012 08 6',
      phone: '082 555 0101',
      email: 'Thandeka@Example.org',
    })
    stranger = await makePatient(testApp, {
      givenName: 'Thandeka',
      familyName: 'Somebody',
      phone: '083 555 0202',
    })
    await assignCare(testApp, mine.id, physician.id)
    browser = await visit(testApp, physician)
    clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
  })
  after(() => testApp.close())

  const finds = async (q: string, who: Visitor = browser) => {
    const page = await who.get(`/patients?${new URLSearchParams({ q }).toString()}`)
    assert.equal(page.status, 200)
    return [mine, stranger].filter(({ id }) => page.text.includes(`/patients/${id}`)).map(({ id }) => id)
  }

  for (const q of [
    'omok tha',
    'THANDEKA',
    'zoe',
    'Zoë',
    'o’mokoena',
    "O'Mok",
    '9203045012086',
    '920304-5012-086',
    '0825550101',
    '+27 82 555 0101',
    '(082) 555-0101',
    'thandeka@example.org',
  ]) {
    it(`finds one’s own patient by “${q}”`, async () => {
      assert.deepEqual(await finds(q), [mine.id])
    })
  }

  it('finds by record number, whatever the case', async () => {
    assert.deepEqual(await finds(mine.recordNumber.toLowerCase()), [mine.id])
  })

  for (const q of [
    'andeka',
    'tha xyz',
    '920304501208',
    '555 0101',
    'mo koena x',
    '%',
    "' OR 1=1 --",
    '\u0000',
  ]) {
    it(`finds nobody by ${JSON.stringify(q)}`, async () => {
      assert.deepEqual(await finds(q.replaceAll('\u0000', 'zzz')), [])
    })
  }

  for (const q of [
    '12 Apr 1985',
    '1985-04-12',
    '12/04/1985',
    'thandeka 12.4.1985',
    'omok 1985',
    'Mokoena April 1985',
  ]) {
    it(`finds by the date of birth, alone or with a name: “${q}”`, async () => {
      assert.deepEqual(await finds(q), [mine.id])
    })
  }

  for (const q of ['13 Apr 1985', 'omok 1986', 'somebody 12 Apr 1985']) {
    it(`finds nobody where name and date of birth are not of one person: “${q}”`, async () => {
      assert.deepEqual(await finds(q), [])
    })
  }

  for (const [address, why] of [
    ['/patients?q=thandeka&q=somebody', /more than one search/],
    [`/patients?q=${'thandeka '.repeat(30)}`, /Shorten what you look for to 200 characters/],
    ['/patients?q=a+b+c+d+e+f+g+h+i', /Type 8 words or fewer/],
  ] as const) {
    it(`finds nobody, and says why, for ${address.slice(0, 40)}`, async () => {
      for (const who of [browser, clerk]) {
        const page = await who.get(address)
        assert.equal(page.status, 200)
        assert.doesNotMatch(page.text, /\/patients\/[0-9a-f-]{36}/)
        assert.doesNotMatch(page.text, /No patient found/)
        assert.match(page.text, why)
      }
    })
  }

  it('finds a patient again whose search tokens are of an earlier version, once they are made anew by themselves', async () => {
    const old = await makePatient(testApp, { givenName: 'Anneliese', familyName: 'Vormals' })
    const broken = await makePatient(testApp, { givenName: 'Bruno', familyName: 'Vormals' })
    await testApp.sql(
      `UPDATE patients SET index_key_id = 'former', name_tokens = '{}', exact_tokens = '{}' WHERE id = ANY($1)`,
      [[old.id, broken.id]],
    )
    await testApp.sql(`UPDATE patients SET family_name = '\\x00' WHERE id = $1`, [broken.id])
    const found = async () => (await clerk.get('/patients?q=vormals')).text.includes(old.id)
    assert.ok(!(await found()))
    await renewFormerIndex(testApp.services)
    assert.ok(await found())
    assert.deepEqual(await testApp.sql(`SELECT id FROM patients WHERE index_key_id = 'former'`), [
      { id: broken.id },
    ])
    await testApp.sql('DELETE FROM patients WHERE id = $1', [broken.id])
  })

  it('lists only patients in one’s care, and never hints at others', async () => {
    assert.deepEqual(await finds(''), [mine.id])
    assert.deepEqual(await finds('Somebody'), [])
    assert.deepEqual(await finds('083 555 0202'), [])
  })

  it('leads a person who may break the glass to the record with exactly the number typed, naming nobody', async () => {
    const page = await browser.get(`/patients?q=${stranger.recordNumber}`)
    assert.match(page.text, new RegExp(`/patients/${stranger.id}/break-glass`))
    assert.doesNotMatch(page.text, /Somebody/)
    const [row] = await auditRows(testApp, 'patient.searched')
    assert.equal(row?.patient_id, stranger.id)
    const unnamed = await visit(testApp, await makeUser(testApp, 'physician', { emergencyAccess: false }))
    const nothing = await unnamed.get(`/patients?q=${stranger.recordNumber}`)
    assert.doesNotMatch(nothing.text, new RegExp(stranger.id))
  })

  it('lists everyone for administrative staff, with the national id masked', async () => {
    assert.deepEqual((await finds('thandeka', clerk)).toSorted(), [mine.id, stranger.id].toSorted())
    const page = await clerk.get('/patients?q=omok')
    assert.doesNotMatch(page.text, /920304/)
    assert.match(page.text, /•••8 6|•••086/)
  })

  it('names every patient shown in its audit row, and nothing of what was typed', async () => {
    await finds('omok tha')
    const [row] = await auditRows(testApp, 'patient.searched')
    assert.deepEqual(row?.patient_ids, [mine.id])
    assert.doesNotMatch(JSON.stringify(row), /omok/)
  })

  it('pages through many, losing none and repeating none', async () => {
    const others = new Set<string>()
    for (let number = 0; number < 60; number += 1) {
      others.add((await makePatient(testApp, { givenName: 'Bulk', familyName: `Person${number}` })).id)
    }
    const seen: string[] = []
    let address: string | undefined = '/patients?q=bulk'
    while (address !== undefined) {
      const page = await clerk.get(address)
      seen.push(...[...page.text.matchAll(/href="\/patients\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id))
      address = /href="(\/patients\?[^"]*cursor=[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&')
    }
    assert.equal(seen.length, 60)
    assert.deepEqual(new Set(seen), others)
  })
})
