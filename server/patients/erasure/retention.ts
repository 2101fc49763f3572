import { Temporal } from 'temporal-polyfill'
import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { readLastEntry } from '../../../models/queries/patients/erasures.ts'
import type { Receipt } from '../../audit/record.ts'
import { setting } from '../../facility/setting.ts'
import { fieldOpener } from '../sealed-fields.ts'
import type { Services } from '../../services.ts'

/** For how many years after its last entry a record must be kept. */
export const retention = setting('record-retention-years', z.number(), 10, {
  recorded: (years) => years,
  words: (years) => (years === 1 ? '1 year' : `${years} years`),
  // Fewer years let records be destroyed sooner.
  grave: true,
})

const ageOfMajority = 18
const keptUntilAge = 21

function latestDay(birthDate: string | null): Temporal.PlainDate | undefined {
  const [year = '', month, day] = birthDate?.split('-') ?? []
  if (year === '') {
    return undefined
  }
  return day === undefined
    ? Temporal.PlainYearMonth.from(`${year}-${month ?? '12'}`).toPlainDate({ day: 31 })
    : Temporal.PlainDate.from(`${year}-${month}-${day}`)
}

/**
 * The day until which a record must be kept, as YYYY-MM-DD: some years after its last entry, and for whoever was a minor
 * then until 21.
 * @param record.lastEntry the facility's date of it
 */
export function keepUntil(record: { lastEntry: string; birthDate: string | null }, years: number): string {
  const last = Temporal.PlainDate.from(record.lastEntry)
  // Whose age is not known may have been born on the day of the last entry; a year or month is over at its end.
  const born = latestDay(record.birthDate) ?? last
  const usual = last.add({ years })
  const grown = born.add({ years: keptUntilAge })
  const minor = Temporal.PlainDate.compare(last, born.add({ years: ageOfMajority })) < 0
  return (minor && Temporal.PlainDate.compare(grown, usual) > 0 ? grown : usual).toString()
}

/** Why a record must still be kept. */
export type RetentionReason = { readonly until: string; readonly lastEntry: string; readonly years: number }

/**
 * Whether the law still demands that this record is kept; undefined where it does not, or nothing was ever entered.
 * @param today the facility's date
 * @param within the transaction in which it is decided, where it is
 * @throws SealBrokenError
 */
export async function readKept(
  services: Services,
  patientId: string,
  today: string,
  within?: Transaction,
): Promise<RetentionReason | undefined> {
  const statements = within === undefined ? services.prepared : services.prepared.within(within)
  const row = await readLastEntry(statements, patientId)
  if (row === undefined || row.last_entry === null) {
    return undefined
  }
  const key = services.patientKeys.open(patientId, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const birthDate = fieldOpener(key, 'patients', patientId).optional('birth_date', row.birth_date)
  const lastEntry = services.time.isoDate(row.last_entry)
  const years = await retention.read(within)
  const until = keepUntil({ lastEntry, birthDate }, years)
  return until > today ? { until, lastEntry, years } : undefined
}

/** The same for a page: the receipt must name the patient. */
export async function openKept(
  services: Services,
  receipt: Receipt,
  patientId: string,
  today: string,
): Promise<RetentionReason | undefined> {
  receipt.mustCover(patientId, 'erasure')
  return readKept(services, patientId, today)
}
