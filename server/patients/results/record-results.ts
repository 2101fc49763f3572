import { z } from 'zod'
import { newId } from '../../../models/new-id.ts'
import { Result } from '../../../models/patients/result.ts'
import { auditedChange } from '../../audit/record.ts'
import { choiceInAddress } from '../../operations/input.ts'
import { definePatientCommand, definePatientQuery } from '../../operations/operation.ts'
import { mustSayWhyAfterDeath } from '../after-death.ts'
import { sealedChange } from '../clinical/keep-version.ts'
import { mustNotBeBeforeBirth } from '../demographics/before-birth.ts'
import { holdPatient } from '../hold-record.ts'
import { openPatientIdentity } from '../open-identity.ts'
import { readPerson } from '../vital-signs/read-age.ts'
import { markOf } from './mark.ts'
import { panelCodesOf } from './panel-codes.ts'
import { sealContent, standingOf } from './result-content.ts'
import { mostRows, resultsSchema } from './results-form.ts'
import { openTestBook } from './test-of.ts'
import { valueAsTyped } from './typed-result.ts'

/** Who writes results, and of whom. */
export const recording = { action: 'result.record', subject: 'patient' } as const

const usualRows = 6

/** Of whom results are to be written, and how the form is laid out: a panel with its tests, and so many rows. */
export const newResultsQuery = definePatientQuery({
  ...recording,
  name: 'patients.new-results',
  event: 'results.viewed',
  input: z.object({
    layout: choiceInAddress(40),
    rows: choiceInAddress(3).transform((text) =>
      /^\d{1,2}$/.test(text) ? Math.min(Math.max(Number(text), usualRows), mostRows) : usualRows,
    ),
  }),
  run: async (services, { proof: { patientId } }, receipt, { layout, rows }) => ({
    ...(await openPatientIdentity(services, receipt, patientId)),
    layout,
    rows,
  }),
})

/**
 * What was written, with each result by the name of its test. A name that stands there already gets a number: a test may be
 * reported twice, and be called as one likes.
 */
export function withResults(
  about: Readonly<Record<string, string>>,
  results: readonly (Parameters<typeof valueAsTyped>[0] & {
    readonly test: string
    readonly unit: string | null
  })[],
): Readonly<Record<string, string>> {
  const written = new Map(Object.entries(about))
  for (const { test, unit, ...one } of results) {
    let name = test
    for (let number = 2; written.has(name); number += 1) {
      name = `${test} (${number})`
    }
    written.set(name, [valueAsTyped(one), unit].join(' ').trim())
  }
  return Object.fromEntries(written)
}

/** Writes what was reported together into the record, each test as a row of its own. It gives how many there are. */
export const recordResults = definePatientCommand({
  ...recording,
  name: 'patients.record-results',
  event: 'results.recorded',
  input: ({ time, clock }) => resultsSchema(time.timeZone, () => clock.now()),
  run: async (services, { proof, origin, at }, { results, collectedAt, status, ...report }) => {
    const { patientId, actor } = proof
    const { reasonAfterDeath } = report
    await mustNotBeBeforeBirth(services, patientId, 'collectedAt', collectedAt)
    await mustSayWhyAfterDeath(services, patientId, collectedAt, reasonAfterDeath)
    const person = await readPerson(services, patientId, collectedAt)
    return auditedChange(services, proof, origin, 'results.recorded', async (transaction) => {
      const { key } = await holdPatient(services, transaction, patientId)
      const tests = await openTestBook(transaction, { patientId, key, at })
      const reportId = newId()
      const said = {
        ...report,
        panelCodes: panelCodesOf(report.panel),
        reportedAt: report.reportedAt?.toISOString() ?? null,
      }
      const rows = results.map((read) => {
        const id = newId()
        const content = { ...read, ...markOf(read, person) }
        return {
          id,
          patientId,
          reportId,
          testId: tests.idOf(content),
          status,
          collectedAt,
          ...standingOf(status, content),
          content: sealContent(key, id, { ...said, ...content }),
          recordedBy: actor.id,
          createdAt: at,
        }
      })
      await tests.write()
      await Result.bulkCreate(rows, { transaction })
      const written = withResults(
        {
          collectedAt: collectedAt.toISOString(),
          status,
          ...(reasonAfterDeath === null ? {} : { reasonAfterDeath }),
        },
        results,
      )
      return {
        value: rows.length,
        details: { count: rows.length, critical: rows.filter(({ critical }) => critical).length },
        changes: sealedChange(patientId, key, {}, written),
      }
    })
  },
})
