import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, type Visitor } from '../../support/request.ts'
import { OwnExport, patient, rowOf, runImport } from './importing.ts'

type Json = Readonly<Record<string, unknown>>

/** A value of FHIR, and what must be read for it. */
type Said = { readonly json: unknown; readonly words: string }

/** An element that may hold it, by its path in the resource. */
type Placed = Said & { readonly path: readonly string[] }

const terminology = 'http://terminology.hl7.org/CodeSystem'
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']

/** Dates of each precision, with the words that they have in the facility's zone (Africa/Johannesburg, two hours ahead). */
const date: fc.Arbitrary<Said> = fc
  .tuple(
    fc.integer({ min: 1990, max: 2019 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.constantFrom('year', 'month', 'day', 'instant'),
  )
  .map(([year, month, day, precision]) => {
    const [mm, dd] = [month, day].map((part) => String(part).padStart(2, '0'))
    const named = `${months[month - 1]} ${year}`
    switch (precision) {
      case 'year':
        return { json: `${year}`, words: `${year}` }
      case 'month':
        return { json: `${year}-${mm}`, words: named }
      case 'day':
        return { json: `${year}-${mm}-${dd}`, words: `${day} ${named}` }
      default:
        return { json: `${year}-${mm}-${dd}T10:20:30Z`, words: `${day} ${named}` }
    }
  })

const codings: readonly (readonly [object, string])[] = [
  [{ system: `${terminology}/v2-0131`, code: 'N' }, 'next of kin'],
  [{ system: 'http://hl7.org/fhir/v2/0131', code: 'C' }, 'emergency contact'],
  [{ system: `${terminology}/v3-NullFlavor`, code: 'ASKU' }, 'asked, and not known'],
  [{ system: `${terminology}/v3-RoleCode`, code: 'MTH' }, 'mother'],
  [{ system: `${terminology}/v3-ActReason`, code: 'PATOBJ' }, 'the patient objected'],
  [{ system: 'http://snomed.info/sct', code: '24484000' }, 'severe'],
  [{ system: 'http://snomed.info/sct', code: '4711' }, 'code 4711 of SNOMED CT'],
  [{ system: `${terminology}/v3-ActCode`, code: 'ZZZZ' }, `code ZZZZ of ${terminology}/v3-ActCode`],
  [{ system: 'urn:local', code: 'L9', display: 'Local words (qualifier value)' }, 'Local words'],
  [{ code: 'bare9' }, 'code bare9'],
]
const concept: fc.Arbitrary<Said> = fc.oneof(
  fc.constantFrom(...codings).map(([coding, words]) => ({ json: { coding: [coding] }, words })),
  fc.constant({ json: { text: 'Own words' }, words: 'Own words' }),
)

const concepts = concept.map(({ json, words }) => ({ json: [json], words }))
const periodOf = date.map(({ json, words }) => ({ json: { end: json }, words: `until ${words}` }))

/** Where dates and codes stand in resources that are taken: in elements that are read, and in others. */
const places: Readonly<Record<string, readonly (readonly [fc.Arbitrary<Said>, ...string[]])[]>> = {
  AllergyIntolerance: [
    [date, 'onsetDateTime'],
    [date, 'recordedDate'],
    [date, 'lastOccurrence'],
    [date, 'reaction', '0', 'onset'],
    [concept, 'reaction', '0', 'exposureRoute'],
    [concepts, 'reaction', '0', 'manifestation'],
    [date, 'note', '0', 'time'],
  ],
  Condition: [
    [date, 'onsetDateTime'],
    [date, 'abatementDateTime'],
    [date.map(({ json, words }) => ({ json: { end: json }, words })), 'onsetPeriod'],
    [date, 'recordedDate'],
    [concept, 'severity'],
    [concepts, 'bodySite'],
    [concepts, 'category'],
    [concept, 'stage', '0', 'summary'],
    [concept, 'stage', '0', 'type'],
    [concepts, 'evidence', '0', 'code'],
    [date, 'note', '0', 'time'],
  ],
  Encounter: [
    [concepts, 'reasonCode'],
    [concepts, 'type'],
    [concept, 'serviceType'],
    [concept, 'priority'],
    [concept, 'hospitalization', 'dischargeDisposition'],
    [concepts, 'hospitalization', 'specialArrangement'],
    [periodOf, 'statusHistory', '0', 'period'],
    [periodOf, 'location', '0', 'period'],
    [concept, 'diagnosis', '0', 'use'],
  ],
  MedicationRequest: [
    [date, 'authoredOn'],
    [concept, 'statusReason'],
    [concepts, 'category'],
    [concepts, 'reasonCode'],
    [concept, 'courseOfTherapyType'],
    [concept, 'performerType'],
    [date, 'note', '0', 'time'],
    [concept, 'dosageInstruction', '0', 'site'],
    [concept, 'dosageInstruction', '0', 'route'],
    [concept, 'dosageInstruction', '0', 'method'],
    [concept, 'dosageInstruction', '0', 'asNeededCodeableConcept'],
    [concepts, 'dosageInstruction', '0', 'additionalInstruction'],
    [date.map((said) => ({ ...said, json: [said.json] })), 'dosageInstruction', '0', 'timing', 'event'],
    [periodOf, 'dosageInstruction', '0', 'timing', 'repeat', 'boundsPeriod'],
    [date, 'dispenseRequest', 'validityPeriod', 'start'],
    [date, 'dispenseRequest', 'validityPeriod', 'end'],
    [concept, 'substitution', 'allowedCodeableConcept'],
    [concept, 'substitution', 'reason'],
  ],
  Immunization: [
    [date, 'occurrenceDateTime'],
    [date, 'recorded'],
    [date, 'expirationDate'],
    [date, 'reaction', '0', 'date'],
    [date, 'education', '0', 'presentationDate'],
    [concept, 'statusReason'],
    [concept, 'reportOrigin'],
    [concept, 'site'],
    [concept, 'route'],
    [concepts, 'reasonCode'],
    [concepts, 'subpotentReason'],
    [concepts, 'programEligibility'],
    [concepts, 'protocolApplied', '0', 'targetDisease'],
    [concept, 'fundingSource'],
    [date, 'note', '0', 'time'],
  ],
}

/** What each must say besides, for itself to be taken. */
const base: Readonly<Record<string, Json>> = {
  AllergyIntolerance: { code: { text: 'Latex' } },
  Condition: { code: { text: 'Hay fever' } },
  Encounter: { status: 'finished', class: { code: 'AMB' }, period: { start: '2020-06-06' } },
  MedicationRequest: { status: 'active', intent: 'order', medicationCodeableConcept: { text: 'Heparin' } },
  Immunization: { status: 'completed', vaccineCode: { text: 'Tetanus' }, primarySource: false },
}

type Holder = Record<string, unknown>

const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function put(holder: Holder, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    holder[first] = value
    return
  }
  const isList = rest[0] === '0'
  const there: unknown = holder[first]
  const one: unknown = isList && Array.isArray(there) ? there[0] : there
  const within = isHolder(one) ? one : {}
  holder[first] = isList ? [within] : within
  put(within, isList ? rest.slice(1) : rest, value)
}

const made = fc.constantFrom(...Object.keys(places)).chain((type) =>
  fc
    .tuple(
      ...(places[type] ?? []).map(([said, ...path]) =>
        fc.option(
          said.map((one): Placed => ({ ...one, path })),
          { nil: undefined, freq: 2 },
        ),
      ),
    )
    .map((all) => ({ type, said: all.filter((one) => one !== undefined) })),
)

/** A note has to have a text, and what has two times for the same thing says it once. */
function resourceOf(type: string, said: readonly Placed[]): Json {
  const json: Record<string, unknown> = structuredClone({ ...base[type] })
  for (const { path, json: value } of said) {
    put(json, path, value)
  }
  const { note } = json
  return Array.isArray(note)
    ? { ...json, note: note.map((one: object) => ({ text: 'A note', ...one })) }
    : json
}

const isOnce = (said: readonly Placed[]): boolean =>
  said.filter(({ path }) => path[0]?.startsWith('onset')).length < 2

const plainText = (html: string): string =>
  html
    .replaceAll(/<(?:script|style|head)[\s\S]*?<\/(?:script|style|head)>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ')

describe('what an import takes', () => {
  let testApp: TestApp
  let physician: TestUser
  let doctor: Visitor
  let runs = 0

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    doctor = await visit(testApp, physician)
  })
  after(() => testApp.close())

  it('says every date and every code in plain words, on the chart or in the full copy, or is remarked; no remark shows a raw one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          made.filter(({ said }) => isOnce(said)),
          { minLength: 4, maxLength: 12 },
        ),
        async (resources) => {
          const id = `worded-${(runs += 1)}`
          const subject = { reference: `Patient/${id}` }
          const own = await OwnExport.of({
            'all.ndjson': [
              patient(id, { birthDate: '1950-01-01' }),
              ...resources.map(({ type, said }, nth) => ({
                resourceType: type,
                id: `${id}-${nth}`,
                ...resourceOf(type, said),
                subject,
                patient: subject,
              })),
            ],
          })
          const { reports } = await runImport(testApp, own.folder, { careTeamUserId: physician.id })
          await own.remove()
          const page = `/patients/${await rowOf(testApp, 'Patient', id)}`
          const [chart, copy] = [await doctor.get(page), await doctor.get(`${page}/copy`)]
          assert.equal(copy.status, 200)
          const shown = plainText(
            chart.text + copy.text.slice(0, copy.text.indexOf('Who it was disclosed to')),
          )
          assert.doesNotMatch(shown, /\d{4}-\d\d/, 'a raw date')
          for (const [nth, { type, said }] of resources.entries()) {
            const isRemarked = reports.some((report) => report.includes(` ${id}-${nth} `))
            for (const { words, path } of said) {
              const what = `${type}.${path.join('.')}: ${words}`
              assert.ok(isRemarked || shown.toLowerCase().includes(words.toLowerCase()), what)
            }
          }
          assert.doesNotMatch(shown, /\((?:qualifier value)\)|\bcode (?:N|C|ASKU|MTH|PATOBJ|24484000)\b/)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('shows no raw date and no bare code in what it remarks, whatever is wrong with a resource', async () => {
    const wrong = fc.constantFrom('2012-13', '2012-06-31', '0202-01-01', 'soon', 7, {}, [])
    await fc.assert(
      fc.asyncProperty(made, wrong, fc.nat(), async ({ type, said }, value, at) => {
        const id = `wrong-${(runs += 1)}`
        const subject = { reference: `Patient/${id}` }
        const broken = said.map((one, nth) => (nth === at % said.length ? { ...one, json: value } : one))
        const own = await OwnExport.of({
          'all.ndjson': [
            patient(id, { birthDate: '2012-06-06', deceasedDateTime: '2012-06' }),
            { resourceType: type, id: `${id}-1`, ...resourceOf(type, broken), subject, patient: subject },
            {
              resourceType: 'Encounter',
              id: `${id}-2`,
              status: 'cancelled',
              period: { start: '2012-06' },
              subject,
            },
          ],
        })
        await runImport(testApp, own.folder, { careTeamUserId: physician.id })
        await own.remove()
        const { text } = await doctor.get(`/patients/${await rowOf(testApp, 'Patient', id)}`)
        const remarks = /<details><summary>What exactly<\/summary>([\s\S]*?)<\/details>/.exec(text)?.[1] ?? ''
        assert.match(remarks, /An encounter of Jun 2012/)
        assert.doesNotMatch(remarks, /\d{4}-\d\d|\bv[23]\b|[a-z][A-Z]/)
      }),
      { numRuns: 25 },
    )
  })
})
