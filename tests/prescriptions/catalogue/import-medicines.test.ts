import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  makeMedication,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../../support/factories.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { freshCode, hiddenFields } from '../forms.ts'

const address = '/medicines/import'
const headings = 'generic,strength,form,schedule,atc,also_called\n'

describe('replacing the catalogue by a file', () => {
  let testApp: TestApp
  let pharmacist: TestUser
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
    pharmacist = await makeUser(testApp, 'pharmacist')
    browser = await visit(testApp, pharmacist)
    await makeMedication(testApp)
  })
  after(() => testApp.close())

  const catalogue = async () => (await browser.get('/medicines/catalogue.csv')).text
  const states = () =>
    testApp.sql<{ name: string; active: boolean; schedule: number; code: string }>(
      'SELECT name, active, schedule, code FROM medications WHERE product_key IS NOT NULL ORDER BY sort_key COLLATE "C"',
    )
  const stateOf = async (name: string) => (await states()).find((one) => one.name === name)
  const look = async (fields: Record<string, string>) =>
    browser.post(address, {
      ...hiddenFields((await browser.get(address)).text, address),
      others: 'withdrawn',
      ...fields,
      step: 'look',
    })
  /** As somebody who looked first at what would change. */
  const send = async (fields: Record<string, string>, more: Record<string, string> = {}) =>
    fields['step'] === 'look'
      ? look(fields)
      : browser.post(address, {
          ...hiddenFields((await look(fields)).text, address),
          others: 'withdrawn',
          step: 'import',
          ...fields,
          ...more,
        })

  it('gives the catalogue as it is taken again, and says that it is like this already', async () => {
    const text = await catalogue()
    assert.match(text, /^generic,strength,form,schedule,atc,also_called\r\n/)
    assert.match(text, /^amoxicillin,500 mg,capsule,4,J01CA04,amoxycillin\r$/m)
    const answer = await send({ medicines: text })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /The catalogue is like this already/)
  })

  it('shows what would change, by what and to what, and changes nothing', async () => {
    const text = (await catalogue())
      .replace(/^warfarin,.*\r\n/m, '')
      .replace(
        'amoxicillin,500 mg,capsule,4,J01CA04,amoxycillin',
        'amoxicillin,500 mg,capsule,5,J01CA04,amoxycillin',
      )
      .concat('thalidomide,50 mg,capsule,4,L04AX02,\r\n')
    const was = await states()
    const answer = await send({ medicines: text, step: 'look' })
    assert.equal(answer.status, 200)
    assert.match(answer.text, /One medicine is withdrawn.*warfarin 5 mg tablet/s)
    assert.match(answer.text, /One medicine is changed.*schedule S4 → S5/s)
    assert.match(answer.text, /One medicine is added.*thalidomide 50 mg capsule/s)
    assert.match(answer.text, /<textarea[^>]*name="medicines"[^>]*>[^<]*thalidomide,50 mg/)
    assert.deepEqual(await states(), was)
  })

  it('tells every line that cannot be taken, and changes nothing for the others', async () => {
    const was = await states()
    const medicines = `${headings}thalidomide,50 mg,capsule,4,L04AX02,\nwarfarin,5 mg,tablet,9,B01AA03,\n,,,,,\n`
    for (const step of ['look', 'import']) {
      const answer = await send({ medicines, step })
      assert.equal(answer.status, step === 'look' ? 200 : 422)
      assert.match(answer.text, /<th[^>]*>3<\/th>.*?“schedule” is not a number from 0 to 8/s)
      assert.match(answer.text, /<th[^>]*>4<\/th>.*?“generic” is empty/s)
      assert.match(answer.text, /thalidomide,50 mg/)
    }
    assert.deepEqual(await states(), was)
  })

  it('asks for a fresh code, and changes all at once, with a row and what was before and after', async () => {
    testApp.clock.advance({ minutes: 6 })
    const medicines = `${headings}amoxicillin,500 mg,capsule,5,J01CA04,amoxycillin\nthalidomide,50 mg,capsule,4,L04AX02,\n`
    const stale = await send({ medicines })
    assert.equal(stale.status, 422)
    assert.equal((await stateOf('Warfarin 5 mg tablet'))?.active, true)
    const answer = await send({ medicines, code: freshCode(testApp, pharmacist) })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], '/medicines')
    assert.equal((await stateOf('Warfarin 5 mg tablet'))?.active, false)
    assert.equal((await stateOf('Amoxicillin 500 mg capsule'))?.schedule, 5)
    assert.equal((await stateOf('Thalidomide 50 mg capsule'))?.active, true)
    const [row] = await auditRows(testApp, 'catalogue.changed')
    assert.equal(row?.actor_id, pharmacist.id)
    const kept = await testApp.sql<{ change: string; before: unknown; after: unknown; changed_by: string }>(
      `SELECT c.* FROM medication_changes c JOIN medications m ON m.id = c.medication_id WHERE m.name = 'Amoxicillin 500 mg capsule'`,
    )
    assert.deepEqual(
      kept.map(({ change, before: was, after: is, changed_by: by }) => ({ change, was, is, by })),
      [
        {
          change: 'changed',
          was: { active: true, schedule: 4, atc: 'J01CA04', alsoCalled: 'amoxycillin' },
          is: { active: true, schedule: 5, atc: 'J01CA04', alsoCalled: 'amoxycillin' },
          by: pharmacist.id,
        },
      ],
    )
  })

  it('marks what is withdrawn, and brings it back where a file has it again', async () => {
    assert.doesNotMatch((await browser.get('/medicines?q=warfarin')).text, /Warfarin 5 mg tablet/)
    assert.match(
      (await browser.get('/medicines?q=warfarin&show=all')).text,
      /Warfarin 5 mg tablet.*Withdrawn/s,
    )
    const medicines = `${headings}warfarin,5 mg,tablet,4,B01AA03,\n`
    assert.equal((await send({ medicines, others: 'kept' })).status, 303)
    assert.equal((await stateOf('Warfarin 5 mg tablet'))?.active, true)
    assert.equal((await stateOf('Thalidomide 50 mg capsule'))?.active, true)
  })

  it('withdraws nothing that nobody looked at, nor by another choice than that which was looked at', async () => {
    const medicines = `${headings}ramipril,2.5 mg,capsule,3,C09AA05,\n`
    const was = await states()
    const unseen = await browser.post(address, {
      ...hiddenFields((await browser.get(address)).text, address),
      medicines,
      others: 'withdrawn',
      step: 'import',
    })
    assert.equal(unseen.status, 422)
    assert.match(unseen.text, /This would withdraw/)
    const kept = await look({ medicines, others: 'kept' })
    const switched = await browser.post(address, {
      ...hiddenFields(kept.text, address),
      medicines,
      others: 'withdrawn',
      step: 'import',
    })
    assert.equal(switched.status, 422)
    assert.match(switched.text, /This is not what you looked at/)
    assert.deepEqual(await states(), was)
  })

  it('does not overwrite unseen what somebody else changed meanwhile', async () => {
    const medicines = `${headings}ramipril,5 mg,capsule,3,C09AA05,\n`
    const looked = await send({ medicines, others: 'kept', step: 'look' })
    const seen = hiddenFields(looked.text, address)
    assert.equal(
      (await send({ medicines: `${headings}ramipril,10 mg,capsule,3,C09AA05,\n`, others: 'kept' })).status,
      303,
    )
    const answer = await browser.post(address, { ...seen, medicines, others: 'kept', step: 'import' })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /somebody else changed the catalogue meanwhile/)
    assert.equal(await stateOf('Ramipril 5 mg capsule'), undefined)
    const again = await browser.post(address, {
      ...hiddenFields(answer.text, address),
      medicines,
      others: 'kept',
      step: 'import',
    })
    assert.equal(again.status, 303)
  })

  it('takes twenty imports of the same medicine at once, and adds it once', async () => {
    const medicines = `${headings}nitrofurantoin,75 mg,capsule,4,J01XE01,\n`
    const forms = await Promise.all(
      Array.from({ length: 20 }, async () => hiddenFields((await browser.get(address)).text, address)),
    )
    const answers = await Promise.all(
      forms.map((form) =>
        browser.post(address, { ...form, was: '', medicines, others: 'kept', step: 'import' }),
      ),
    )
    assert.deepEqual(
      [
        answers.filter(({ status }) => status === 303).length,
        answers.filter(({ status }) => status === 422).length,
      ],
      [1, 19],
    )
    const found = await states()
    assert.equal(found.filter(({ name }) => name === 'Nitrofurantoin 75 mg capsule').length, 1)
  })

  it('leaves what is prescribed as it was signed, whatever becomes of the medicine', async () => {
    const physician = await makeUser(testApp, 'physician')
    const patientId = (await makePatient(testApp)).id
    await makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      status: 'approved',
      medication: 'B01AA03',
    })
    const medicines = `${headings}amoxicillin,500 mg,capsule,4,J01CA04,\n`
    assert.equal((await send({ medicines })).status, 303)
    const queue = await browser.get('/prescriptions')
    assert.match(queue.text, /Warfarin 5 mg tablet/)
    assert.deepEqual(await auditRows(testApp, 'prescription.altered'), [])
  })

  it('is for nobody without the right', async () => {
    for (const role of ['physician', 'nurse', 'clerk', 'system_admin'] as const) {
      const name = role === 'clerk' ? 'admin_staff' : role
      const other = await visit(testApp, await makeUser(testApp, name))
      assert.equal((await other.get(address)).status, 403)
      const { status } = await other.get('/medicines')
      assert.equal(status, name === 'physician' || name === 'nurse' ? 200 : 403)
    }
  })
})

describe('looking medicines up', () => {
  let testApp: TestApp
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
    await makeMedication(testApp)
    browser = await visit(testApp, await makeUser(testApp, 'nurse'))
  })
  after(() => testApp.close())

  const found = async (q: string) =>
    [
      ...(await browser.get(`/medicines?${new URLSearchParams({ q }).toString()}`)).text.matchAll(
        /<th scope="row"[^>]*>([^<]+)<\/th>/g,
      ),
    ].map(([, name]) => name)

  it('finds them by words in any order, other names and codes, however they are written', async () => {
    for (const q of ['amox 500', '500 AMOX caps', 'amoxycillin', 'j01ca04', 'Ámoxicillin']) {
      assert.ok((await found(q)).includes('Amoxicillin 500 mg capsule'), q)
    }
    assert.deepEqual(await found('amoxicillin warfarin'), [])
    assert.deepEqual(await found('100%_'), [])
  })

  it('goes on from page to page, sorted, each medicine once', async () => {
    await testApp.sql(`INSERT INTO medications (id, name, code_system, code, generic, strength, form, schedule, also_called, product_key, sort_key,
        search_text, created_at)
      SELECT gen_random_uuid(), 'Testine ' || n || ' mg tablet', 'http://www.whocc.no/atc', 'A01AA01', 'testine', n || ' mg', 'tablet', 1, '',
        'testine|' || n, 'testine ' || lpad(n::text, 8, '0'), 'testine ' || n, now() FROM generate_series(1, 230) n`)
    const names: (string | undefined)[] = []
    let next: string | undefined = '/medicines?q=testine'
    while (next !== undefined) {
      const { text } = await browser.get(next)
      names.push(...[...text.matchAll(/<th scope="row"[^>]*>(Testine[^<]+)<\/th>/g)].map(([, name]) => name))
      const [, cursor] = /href="\/medicines\?q=testine&amp;cursor=([^"]+)"/.exec(text) ?? []
      next = cursor === undefined ? undefined : `/medicines?q=testine&cursor=${cursor}`
    }
    assert.deepEqual(
      names,
      Array.from({ length: 230 }, (_, index) => `Testine ${index + 1} mg tablet`),
    )
  })
})
