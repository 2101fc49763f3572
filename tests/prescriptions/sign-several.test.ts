import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { Allergy } from '../../models/patients/allergy.ts'
import { Sealed } from '../../models/sealing/sealed.ts'
import { openSignedContent } from '../../server/prescriptions/sealed-content.ts'
import { notSignedText, readNotSigned } from '../../server/prescriptions/signing/not-signed-in-address.ts'
import {
  assignCare,
  keyOf,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../support/factories.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { freshCode, hiddenFields, statusOf } from './forms.ts'

const page = '/prescriptions/to-sign'

const boxesOn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input[^>]*name="(sign-[0-9a-f-]{36})"[^>]*value="([^"]+)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )

describe('signing several prescriptions with one code', () => {
  let testApp: TestApp
  let physician: TestUser
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  /** A physician of their own for each test, with so many patients in their care. */
  const begin = async (patients: number) => {
    physician = await makeUser(testApp, 'physician')
    browser = await visit(testApp, physician)
    const ids = []
    for (let count = 0; count < patients; count += 1) {
      const { id } = await makePatient(testApp, { familyName: `Sithole${count}`, givenName: 'Nomvula' })
      await assignCare(testApp, id, physician.id)
      ids.push(id)
    }
    return ids
  }

  const draft = async (patientId = '', changes: Partial<Parameters<typeof makePrescription>[1]> = {}) =>
    (await makePrescription(testApp, { patientId, prescriberId: physician.id, ...changes })).id

  const open = async () => {
    const { text, status } = await browser.get(page)
    assert.equal(status, 200)
    return { text, hidden: hiddenFields(text, page), boxes: boxesOn(text) }
  }

  const sign = async (fields: Record<string, string>, code = freshCode(testApp, physician)) =>
    browser.post(page, { ...fields, code })

  const statuses = (ids: readonly string[]) => Promise.all(ids.map((id) => statusOf(testApp, id)))

  const rowsOf = async (id: string) =>
    (await auditRows(testApp, 'prescription.signed')).filter((row) => row.resource_id === id)

  it('shows each in full, patient by patient, and names all of them in one audit row', async () => {
    const [one = '', two = ''] = await begin(2)
    await draft(one, { instructions: 'With food', repeats: 2, repeatAfterDays: 28 })
    await draft(two, {
      medication: 'A10BA02',
      overrideReason: 'Tolerated before',
      overrideOf: `${newId()}:critical`,
    })
    const { text, boxes } = await open()
    assert.equal(Object.keys(boxes).length, 2)
    for (const shown of [
      /2 prescriptions wait for your signature/,
      /Sithole0/,
      /Sithole1/,
      /1 capsule by mouth, three times a day/,
      /With food/,
      /3 times \(2 repeats\)/,
      /28 days/,
      /4 Apr 2026/,
      /The prescriber’s reason: Tolerated before/,
      /Allergies: not asked/,
    ]) {
      assert.match(text, shown)
    }
    assert.doesNotMatch(text, /type="checkbox"[^>]*checked/)
    const [row] = await auditRows(testApp, 'prescription.listed')
    assert.deepEqual(row?.patient_ids?.toSorted(), [one, two].toSorted())
    assert.deepEqual(row?.details, { list: 'to-sign', shown: 2 })
    assert.match((await browser.get('/')).text, new RegExp(`href="${page}"`))
  })

  it('signs what was ticked, each as where it is signed alone, and leaves the rest', async () => {
    const [one = '', two = ''] = await begin(2)
    const ids = [await draft(one), await draft(two, { medication: 'A10BA02' })]
    const other = await draft(one, { medication: 'C09AA02' })
    const { hidden, boxes } = await open()
    const { [`sign-${other}`]: _left, ...ticked } = boxes
    const answer = await sign({ ...hidden, ...ticked })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], page)
    assert.deepEqual(await statuses([...ids, other]), ['approved', 'approved', 'draft'])
    for (const [place, id] of ids.entries()) {
      const patientId = place === 0 ? one : two
      const [row] = await testApp.sql<{ signed_content: Buffer }>(
        'SELECT signed_content FROM prescriptions WHERE id = $1',
        [id],
      )
      assert.ok(row)
      const key = await keyOf(testApp, patientId)
      const signed = openSignedContent(Sealed.fromColumn(row.signed_content), key, id)
      assert.equal(signed?.patientId, patientId)
      assert.equal(signed?.signedAt, testApp.clock.now().toISOString())
      const [audit, ...more] = await rowsOf(id)
      assert.deepEqual(more, [])
      assert.equal(audit?.outcome, 'success')
      assert.equal(audit?.patient_id, patientId)
      assert.equal(audit?.details?.['factor'], 'totp')
    }
    const { text } = await browser.get(page)
    assert.match(text, /2 prescriptions were signed\./)
    assert.deepEqual(Object.keys(boxesOn(text)), [`sign-${other}`])
  })

  it('leaves what has changed since it was shown, says so, and signs the others', async () => {
    const [one = ''] = await begin(1)
    const changed = await draft(one)
    const fine = await draft(one, { medication: 'A10BA02' })
    const { hidden, boxes } = await open()
    await testApp.sql("UPDATE prescriptions SET dose = '10 capsules' WHERE id = $1", [changed])
    const answer = await sign({ ...hidden, ...boxes })
    assert.equal(answer.status, 303)
    assert.deepEqual(await statuses([changed, fine]), ['draft', 'approved'])
    const next = await browser.get(answer.headers['location'] ?? '')
    assert.match(next.text, /One prescription was signed, one was not: see below why/)
    assert.match(next.text, /Amoxicillin[^<]*<\/a>: it has changed since it was shown/)
    assert.match(next.text, /10 capsules/)
    const [audit] = await rowsOf(changed)
    assert.equal(audit?.outcome, 'failure')
    assert.equal(audit?.rule, 'changed-since-shown')
    assert.equal(audit?.patient_id, one)
  })

  it('signs nothing against an allergy that was recorded since, and asks for the reason on its own page', async () => {
    const [one = ''] = await begin(1)
    const id = await draft(one)
    const fine = await draft(one, { medication: 'A10BA02' })
    const { hidden, boxes } = await open()
    const allergy = newId()
    const key = await keyOf(testApp, one)
    await Allergy.create({
      id: allergy,
      patientId: one,
      substance: Sealed.seal('Penicillin', key, { table: 'allergies', column: 'substance', row: allergy }),
      criticality: 'high',
      status: 'active',
      verification: 'confirmed',
      recordedAt: testApp.clock.now(),
      createdAt: testApp.clock.now(),
    })
    const answer = await sign({ ...hidden, ...boxes })
    assert.deepEqual(await statuses([id, fine]), ['draft', 'approved'])
    const { text } = await browser.get(answer.headers['location'] ?? '')
    assert.match(text, /an allergy speaks against it that was recorded since/)
    assert.match(text, /signed on its own page, with a reason/)
    assert.deepEqual(boxesOn(text), {}, 'it has no box until a reason was given')
  })

  it('spends no code where nothing can be signed, and none that is wrong; ticks stay', async () => {
    const [one = ''] = await begin(1)
    const id = await draft(one)
    const { hidden, boxes } = await open()
    const nothing = await sign({ ...hidden })
    assert.equal(nothing.status, 422)
    assert.match(nothing.text, /Tick what you have read/)
    const wrong = await sign({ ...hidden, ...boxes }, '000000')
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /<title>Error: /)
    assert.match(wrong.text, new RegExp(`name="sign-${id}"[^>]*checked`))
    assert.deepEqual(await statuses([id]), ['draft'])
    const [failed] = await auditRows(testApp, 'second-factor.failed')
    assert.equal(failed?.rule, 'wrong-code')
    assert.deepEqual(failed?.details?.['prescriptions'], [id])
    await testApp.sql("UPDATE prescriptions SET dose = '2 capsules' WHERE id = $1", [id])
    const code = freshCode(testApp, physician)
    const stale = await sign({ ...hidden, ...boxes }, code)
    assert.equal(stale.status, 422)
    assert.match(stale.text, /Nothing was signed: it has changed since it was shown/)
    assert.doesNotMatch(
      stale.text,
      new RegExp(`name="sign-${id}"[^>]*checked`),
      'a tick does not outlive a change',
    )
    const again = boxesOn(stale.text)
    assert.equal((await sign({ ...hiddenFields(stale.text, page), ...again }, code)).status, 303)
    assert.deepEqual(await statuses([id]), ['approved'])
  })

  it('says that things stand differently where nothing can be signed for more than one reason', async () => {
    const [one = ''] = await begin(1)
    const changed = await draft(one)
    const over = await draft(one, { medication: 'A10BA02' })
    const { hidden, boxes } = await open()
    await testApp.sql("UPDATE prescriptions SET dose = '2 capsules' WHERE id = $1", [changed])
    await testApp.sql("UPDATE prescriptions SET expires_on = '2026-03-03' WHERE id = $1", [over])
    const answer = await sign({ ...hidden, ...boxes })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Nothing was signed: what was ticked has changed since it was shown/)
    assert.deepEqual(
      [(await rowsOf(changed))[0]?.rule, (await rowsOf(over))[0]?.rule],
      ['changed-since-shown', 'expired'],
    )
  })

  it('refuses a code that was used, also for other prescriptions', async () => {
    const [one = ''] = await begin(1)
    const first = await draft(one)
    const second = await draft(one, { medication: 'A10BA02' })
    const { hidden, boxes } = await open()
    const code = freshCode(testApp, physician)
    const name = (id: string) => ({ [`sign-${id}`]: boxes[`sign-${id}`] ?? '' })
    assert.equal((await sign({ ...hidden, ...name(first) }, code)).status, 303)
    const { hidden: anew } = await open()
    const used = await sign({ ...anew, ...name(second) }, code)
    assert.equal(used.status, 422)
    assert.deepEqual(await statuses([first, second]), ['approved', 'draft'])
  })

  it('counts once when one form is sent twenty times at once', async () => {
    const [one = ''] = await begin(1)
    const ids = [await draft(one), await draft(one, { medication: 'A10BA02' })]
    const { hidden, boxes } = await open()
    const code = freshCode(testApp, physician)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.post(page, { ...hidden, ...boxes, code })),
    )
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]))
    for (const id of ids) {
      assert.equal((await rowsOf(id)).length, 1)
    }
    assert.deepEqual(await statuses(ids), ['approved', 'approved'])
  })

  it('signs each once when two tabs sign overlapping ones at once, with whichever code came first', async () => {
    const [one = '', two = ''] = await begin(2)
    const ids = [await draft(one), await draft(two), await draft(one, { medication: 'A10BA02' })]
    const tabs = [await open(), await open()]
    const code = freshCode(testApp, physician)
    const answers = await Promise.all(
      tabs.map(({ hidden, boxes }) => browser.post(page, { ...hidden, ...boxes, code })),
    )
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [303, 422],
    )
    for (const id of ids) {
      assert.equal((await rowsOf(id)).filter(({ outcome }) => outcome === 'success').length, 1)
    }
  })

  it('neither shows nor signs what is somebody else’s, of a patient out of care, or of one who has died', async () => {
    const [one = '', two = '', three = ''] = await begin(3)
    const mine = await draft(one)
    const ended = await draft(two)
    const dead = await draft(three)
    const { hidden, boxes } = await open()
    const colleague = await makeUser(testApp, 'physician')
    const { id: foreign } = await makePrescription(testApp, { patientId: one, prescriberId: colleague.id })
    await testApp.sql('UPDATE care_team_assignments SET ends_at = $2 WHERE patient_id = $1', [
      two,
      testApp.clock.now(),
    ])
    await testApp.sql('UPDATE patients SET deceased = true WHERE id = $1', [three])
    const unknown = newId()
    const answer = await sign({
      ...hidden,
      ...boxes,
      [`sign-${foreign}`]: boxes[`sign-${mine}`] ?? '',
      [`sign-${unknown}`]: 'x',
    })
    assert.deepEqual(await statuses([mine, ended, dead, foreign]), ['approved', 'draft', 'draft', 'draft'])
    const left = readNotSigned(
      new URL(answer.headers['location'] ?? '', 'http://x').searchParams.get('left') ?? '',
    )
    assert.deepEqual(Object.fromEntries(left.map(({ id, why }) => [id, why])), {
      [ended]: 'not-in-care',
      [dead]: 'patient-died',
      [foreign]: 'not-the-prescriber',
      [unknown]: 'not-there',
    })
    const [refused] = await rowsOf(ended)
    assert.equal(refused?.outcome, 'refused')
    const { text } = await browser.get(page)
    assert.doesNotMatch(text, /Sithole1/)
  })

  it('is for those who sign: nobody else, and nobody whose licence has run out', async () => {
    for (const role of ['nurse', 'pharmacist', 'system_admin', 'admin_staff'] as const) {
      const who = await visit(testApp, await makeUser(testApp, role))
      assert.equal((await who.get(page)).status, 403)
      assert.equal((await who.post(page, { _csrf: await who.token(), code: '123456' })).status, 403)
    }
    const [one = ''] = await begin(1)
    const id = await draft(one)
    const { hidden, boxes } = await open()
    await testApp.sql("UPDATE security_profiles SET licence_expires_on = '2026-03-03' WHERE user_id = $1", [
      physician.id,
    ])
    assert.equal((await sign({ ...hidden, ...boxes })).status, 403)
    assert.deepEqual(await statuses([id]), ['draft'])
  })

  it('says how many wait where they are more than one page shows', async () => {
    const [one = ''] = await begin(1)
    for (let count = 0; count < 52; count += 1) {
      await draft(one)
    }
    const { text, hidden, boxes } = await open()
    assert.equal(Object.keys(boxes).length, 50)
    assert.match(text, /The 50 that have waited longest are shown, of 52/)
    const more = { ...boxes, [`sign-${newId()}`]: 'x' }
    const refused = await sign({ ...hidden, ...more })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Sign 50 at most at once/)
    assert.equal((await sign({ ...hidden, ...boxes })).status, 303)
    assert.equal(Object.keys((await open()).boxes).length, 2)
  })
})

describe('what was not signed', () => {
  it('is read from an address as it was written there, and nothing else is', () => {
    const left = [
      { id: newId(), why: 'expired' as const },
      { id: newId(), why: 'not-there' as const },
    ]
    assert.deepEqual(readNotSigned(notSignedText(left)), left)
    assert.deepEqual(readNotSigned(`${newId()}.<script>~x.expired~`), [])
  })
})
