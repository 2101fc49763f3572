import {
  readDisclosures,
  type DisclosureKind,
  type DisclosureRow,
} from '../../../models/queries/patients/disclosures.ts'
import { placeOfRow, type MomentPlace } from '../../../models/queries/list-place.ts'
import type { Disclosure } from '../../../views/patients/disclosures/disclosure.ts'
import type { Receipt } from '../../audit/record.ts'
import { cutPage, type PageRead } from '../../lists/list-page.ts'
import type { Services } from '../../services.ts'
import { disclosureWords, rightWords, type RecordOwner } from './disclosure-words.ts'
import { SealBrokenError } from '../../crypto/envelope.ts'
import { said, type Text } from '../../../views/words/said.ts'
import { openPatientIdentity } from '../open-identity.ts'
import { reportBroken } from '../report-broken.ts'
import { fieldOpener } from '../sealed-fields.ts'

/** Who reads: to the patient it is said otherwise than to others. */
export type Reader = { readonly actorId: string; readonly whose: RecordOwner }

type OpenReason = (row: DisclosureRow, grantId: string, reason: Buffer) => Text

/** Opens reasons; those that do not open say so, and are kept to be reported. */
function reasonOpener(
  services: Services,
  patientId: string,
): { open: OpenReason; broken: SealBrokenError[] } {
  const broken: SealBrokenError[] = []
  const open: OpenReason = (row, grantId, reason) => {
    try {
      const key = services.patientKeys.open(patientId, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
      return fieldOpener(key, 'emergency_grants', grantId).required('reason', reason)
    } catch (error) {
      if (!(error instanceof SealBrokenError)) {
        throw error
      }
      broken.push(error)
      return said('patients.listed.cannot-be-read')
    }
  }
  return { open, broken }
}

/** The reason is said where emergency access began; later entries of the same grant only say that it was one. */
function emergencyOf(receipt: Receipt, row: DisclosureRow, wordsOf: OpenReason): Disclosure['emergency'] {
  const { grantId, reasonCode, reason, event } = row
  if (grantId === null) {
    return null
  }
  const told = event === 'emergency-access.started' && reason !== null && receipt.shows('emergency-reasons')
  return {
    reasonCode,
    words: told ? wordsOf(row, grantId, reason) : null,
  }
}

function disclosureOf(receipt: Receipt, row: DisclosureRow, wordsOf: OpenReason, reader: Reader): Disclosure {
  const { actorId, whose } = reader
  const self = row.actorId === actorId
  const byPatient = row.actorRole === 'patient'
  return {
    id: row.id,
    at: row.occurredAt,
    firstAt: row.occurredAt,
    times: 1,
    who: self
      ? said('patients.disclosures.you')
      : byPatient
        ? said('patients.disclosures.the-patient')
        : (row.actorName ?? 'MedGuard'),
    role: self || byPatient ? null : row.actorRole,
    did: disclosureWords(row, whose),
    why: self ? null : rightWords(row.rule, whose),
    emergency: emergencyOf(receipt, row, wordsOf),
  }
}

/** The same list shown to the same person several times in a row on one day is told once. */
function mergeLists(
  rows: readonly DisclosureRow[],
  dayOf: (at: Date) => string,
  tell: (row: DisclosureRow) => Disclosure,
): Disclosure[] {
  const told: Disclosure[] = []
  let last: DisclosureRow | undefined
  for (const row of rows) {
    const newer = told.at(-1)
    const again =
      row.listed &&
      last?.listed === true &&
      last.event === row.event &&
      last.actorId === row.actorId &&
      dayOf(last.occurredAt) === dayOf(row.occurredAt)
    if (newer !== undefined && again) {
      told[told.length - 1] = { ...newer, firstAt: row.occurredAt, times: newer.times + 1 }
    } else {
      told.push(tell(row))
    }
    last = row
  }
  return told
}

/**
 * Reads a page of whoever was shown a patient's record, with who the patient is. The receipt proves that this, too, is on
 * record. @throws Refused, SealBrokenError
 */
export async function openDisclosures(
  services: Services,
  receipt: Receipt,
  asked: { patientId: string; kind: DisclosureKind; page: PageRead<MomentPlace>; reader: Reader },
) {
  const { patientId, kind, page, reader } = asked
  const { after: before, limit } = page
  const [{ identity }, found] = await Promise.all([
    openPatientIdentity(services, receipt, patientId),
    readDisclosures(services.prepared, { patientId, kind, before, limit }),
  ])
  const reasons = reasonOpener(services, patientId)
  const { rows, next } = cutPage(found, page, placeOfRow)
  const disclosures = mergeLists(
    rows,
    (at) => services.time.isoDate(at),
    (row) => disclosureOf(receipt, row, reasons.open, reader),
  )
  for (const error of reasons.broken) {
    await reportBroken(services, receipt, patientId, error)
  }
  return { identity, disclosures, next }
}
