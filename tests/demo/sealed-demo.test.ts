import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoAccounts } from '../../server/demo/demo-accounts.ts'
import { demoAccessCodes } from '../../server/demo/demo-panel.ts'
import { courses } from '../../server/demo/records/courses.ts'
import { drawPatients } from '../../server/demo/records/draw-patient.ts'
import { emergencies } from '../../server/demo/records/emergencies.ts'
import type { TestApp } from '../support/test-app.ts'
import { startDemoTestApp } from '../support/demo-test-app.ts'

/** Every column of every table as text, as its owner sees it; but for the codes of all diagnoses there are, which are of nobody. */
async function dump(testApp: TestApp): Promise<string> {
  const tables = await testApp.sql<{ name: string }>(`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'diagnosis_codes'`)
  const parts = await Promise.all(
    tables.map(({ name }) =>
      testApp.sql<{ line: string }>(`SELECT row_to_json(t)::text AS line FROM ${name} t`),
    ),
  )
  return parts
    .flat()
    .map(({ line }) => line)
    .join('\n')
}

/** All that is written of the patients, line by line. */
function secrets(): string[] {
  const texts = drawPatients().flatMap(({ values, visits, stories, allergies }) => [
    `${values.givenName} ${values.familyName}`,
    values.givenName,
    values.familyName,
    // A date of recent years may be that of anything.
    (values.birthDate ?? '') < '2015' ? values.birthDate : null,
    values.nationalId,
    values.phone,
    values.phone?.replaceAll(' ', ''),
    values.email,
    values.address,
    values.medicalHistory,
    values.allergies,
    ...visits.flatMap((visit) => [visit.reason, visit.notes, visit.diagnoses]),
    ...stories.flatMap((story) => [
      story.condition.description,
      ...story.regimens.map((regimen) => regimen.instructions),
    ]),
    ...allergies.map((allergy) => allergy.reaction),
  ])
  const others = [
    ...emergencies.flatMap((emergency) => [emergency.reason, emergency.review?.comment]),
    ...courses.flat().map((course) => course.cancelled?.reason),
  ]
  const lines = [...texts, ...others].flatMap((text) => text?.split('\n') ?? [])
  // Five letters and more: shorter words and bare postal codes can stand in any text by chance.
  return [...new Set(lines)].filter((line) => line.length >= 5)
}

/** The text as it would look in base64 at each of the three places where it could begin. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString('base64')
    // The letters at both ends also depend on what stands before and after.
    return encoded.slice(offset === 0 ? 0 : 4, -4)
  })
}

const forms = (text: string): readonly (readonly [string, string])[] => [
  ['plain', text],
  ['hex', Buffer.from(text).toString('hex')],
  ...inBase64(text).map((form) => ['base64', form] as const),
]

describe('a dump of the demo’s database', () => {
  let testApp: TestApp
  let dumped: string
  before(async () => {
    testApp = await startDemoTestApp()
    dumped = await dump(testApp)
  })
  after(() => testApp.close())

  it('holds all tables', () => {
    assert.ok(dumped.length > 400_000, `${dumped.length} characters`)
    assert.match(dumped, /"record_number":"MG-0000160"/)
    assert.match(dumped, /Dr Naledi Mokoena/)
  })

  it('would show a text that is not sealed, in any of these forms', () => {
    const word = 'Dr Naledi Mokoena'
    for (const [form, text] of forms(word)) {
      const padded = Buffer.from(`..${word}..`)
      const leaky = [dumped, padded.toString('hex'), padded.toString('base64')].join('\n')
      const leakyToo = Buffer.from(`.${word}`).toString('base64') + Buffer.from(word).toString('base64')
      assert.ok((leaky + leakyToo).includes(text), form)
    }
  })

  it('shows nothing of any patient: no name, number, address, note, history or instruction', () => {
    const folded = dumped.toLowerCase()
    const openly = secrets().filter((secret) => folded.includes(secret.toLowerCase()))
    assert.deepEqual(openly, [])
    const found = secrets().flatMap((secret) =>
      forms(secret).flatMap(([form, text]) =>
        text.length >= 5 && dumped.includes(text) ? [`${secret} (${form})`] : [],
      ),
    )
    assert.deepEqual(found, [])
  })

  it('shows no password, seed of a second factor or access code', async () => {
    const codes = await demoAccessCodes(testApp.services)
    assert.equal(codes.size, 3)
    const accounts = demoAccounts(testApp.services.environment)
    const known = accounts.flatMap(({ password, totpSecret }) => [password, totpSecret ?? password])
    for (const secret of [...codes.values(), ...known]) {
      assert.ok(!dumped.includes(secret))
    }
  })
})
