import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { findPatients, type SearchTokens } from '../../models/queries/patients/find-patients.ts'
import { newId } from '../../models/new-id.ts'
import { soughtFrom } from '../../server/patients/search.ts'
import { assignCare, makePatient, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

/** One condition over one's own patients, which whatever way is taken must find the same as. */
const plainly = (readings: SearchTokens['readings']) => {
  const names = readings.map(
    (_, at) =>
      `(p.name_tokens @> $${7 + 2 * at}::bytea[] AND ($${8 + 2 * at}::bytea[] = '{}' OR p.exact_tokens && $${8 + 2 * at}::bytea[]))`,
  )
  return `SELECT p.id, p.record_number FROM patients p WHERE p.record_number > $1 AND p.erased_at IS NULL
    AND p.id IN (SELECT c.patient_id FROM care_team_assignments c WHERE c.user_id = $3 AND c.starts_at <= $4
        AND (c.ends_at IS NULL OR c.ends_at > $4)
      UNION ALL SELECT g.patient_id FROM emergency_grants g WHERE g.user_id = $3 AND g.ended_at IS NULL
        AND g.ends_at > $4 AND g.patient_id IS NOT NULL)
    AND (${['p.record_number = $5', 'p.exact_tokens && $6::bytea[]', ...names].join(' OR ')})
    ORDER BY p.record_number LIMIT $2`
}

const anyOf = (texts: readonly string[]) => fc.constantFrom(...texts)

describe('searching among one’s own patients', () => {
  let testApp: TestApp
  let searcher: string
  const given = ['Ayanda', 'Zoë', 'Fatima', 'Jürgen', 'Thandeka', 'Li']
  const family = ['van der Merwe', 'O’Brien', 'Sithole', 'Müller', 'Adams', 'Mokoena']
  const births = ['1985-04-12', '1985-04-30', '1990-12-01', '2001-02-03']
  const people = Array.from({ length: 36 }, (_, at) => ({
    givenName: given[at % given.length] ?? '',
    familyName: family[Math.floor(at / given.length)] ?? '',
    birthDate: births[(at * 7) % births.length] ?? '',
    phone: `08255501${String(at).padStart(2, '0')}`,
    // Letters alone can be an id, and somebody's name.
    nationalId: at % 9 === 0 ? `Adams${at === 0 ? '' : at}` : `85041250${String(at).padStart(2, '0')}086`,
  }))
  let stored: { id: string; recordNumber: string }[] = []

  /** Breaks the glass on a record; what has ended already opens nothing. */
  const openByGrant = async (patientId: string, endedAt: Date | null) => {
    const at = testApp.clock.now()
    const [codeId, grantId] = [newId(), newId()]
    await testApp.sql(
      `INSERT INTO emergency_access_codes (id, user_id, code_hash, issued_at, used_at) VALUES ($1, $2, '', $3, $3)`,
      [codeId, searcher, at],
    )
    await testApp.sql(
      `INSERT INTO emergency_grants (id, user_id, patient_id, code_id, session_id, reason_code, reason, starts_at, ends_at)
       VALUES ($1, $2, $3, $4, $1, 'other', '\\x00', $5::timestamptz, $5::timestamptz + interval '1 hour')`,
      [grantId, searcher, patientId, codeId, at],
    )
    await testApp.sql('UPDATE emergency_grants SET ended_at = $2 WHERE id = $1', [grantId, endedAt])
  }

  before(async () => {
    testApp = await startTestApp()
    searcher = (await makeUser(testApp, 'physician')).id
    stored = []
    for (const person of people) stored.push(await makePatient(testApp, person))
    for (const [at, { id }] of stored.entries()) {
      if (at % 3 !== 0) await assignCare(testApp, id, searcher)
      if (at % 5 === 0) await openByGrant(id, at % 10 === 0 ? null : testApp.clock.now())
    }
    const ended = stored.filter((_, at) => at % 11 === 1).map(({ id }) => id)
    await testApp.sql(
      `UPDATE care_team_assignments SET ends_at = $2, ended_how = 'by-hand' WHERE patient_id = ANY($1)`,
      [ended, testApp.clock.now()],
    )
  })
  after(() => testApp.close())

  const beginning = anyOf([...given, ...family]).chain((name) =>
    fc.integer({ min: 1, max: name.length }).map((length) => name.slice(0, length)),
  )
  const typed = fc.oneof(
    beginning,
    fc.array(beginning, { minLength: 2, maxLength: 4 }).map((words) => words.join(' ')),
    fc.tuple(beginning, anyOf(births)).map((words) => words.join(' ')),
    anyOf([...births, '1985', 'April 1985', '12 Apr 1985', 'vandermerwe', 'Mueller', 'adams']),
    fc
      .nat({ max: people.length - 1 })
      .chain((at) =>
        fc.constantFrom(
          people[at]?.phone ?? '',
          people[at]?.nationalId ?? '',
          stored[at]?.recordNumber ?? '',
        ),
      ),
  )

  it('finds exactly who answers to one of the ways to read what was typed, once each, in order, page by page', async () => {
    const { services } = testApp
    let found = 0
    await fc.assert(
      fc.asyncProperty(
        typed,
        fc.integer({ min: 1, max: 40 }),
        fc.nat({ max: 35 }),
        async (text, limit, from) => {
          const at = services.clock.now()
          const sought = soughtFrom(services.blindIndex, text, services.time.isoDate(at))
          assert.ok(sought !== undefined)
          const pageAfter = from % 3 === 0 ? (stored[from]?.recordNumber ?? '') : ''
          const expected = await testApp.sql(plainly(sought.readings), [
            pageAfter,
            limit,
            searcher,
            at,
            sought.recordNumber,
            sought.exactTokens,
            ...sought.readings.flatMap(({ nameTokens, birthTokens }) => [nameTokens, birthTokens]),
          ])
          found += expected.length
          for (const fitsFew of [true, false]) {
            const foundSo = await findPatients(services.prepared, {
              findable: { kind: 'in-care-of', userId: searcher },
              sought: { ...sought, fitsFew },
              after: pageAfter,
              limit,
              at,
            })
            assert.deepEqual(foundSo, expected)
          }
        },
      ),
      { numRuns: 150 },
    )
    assert.ok(found > 100, `${found} found in all`)
  })
})
