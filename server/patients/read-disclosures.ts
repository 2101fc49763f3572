import type { KeyObject } from 'node:crypto'
import { readDisclosures, type DisclosureKind, type DisclosureRow } from '../../models/queries/disclosures.ts'
import { reasonText } from '../../views/emergency-access/reasons.ts'
import type { Disclosure } from '../../views/patients/disclosure.ts'
import type { Receipt } from '../audit/record.ts'
import { roleWords } from '../audit/role-words.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { Services } from '../services.ts'
import { disclosureWords, rightWords, type Whose } from './disclosure-words.ts'
import { openIdentity } from './open-identity.ts'
import { fieldOpener } from './sealed-fields.ts'

const pageSize = 50

/** Who reads: to the patient it is said otherwise than to others. */
export type Reader = { readonly actorId: string; readonly whose: Whose }

/** The reason is said where emergency access began; later entries of the same grant only say that it was one. */
function emergencyOf(receipt: Receipt, row: DisclosureRow, key: KeyObject): Disclosure['emergency'] {
  const { grantId, reasonCode, reason, event } = row
  if (grantId === null) {
    return null
  }
  const told = event === 'emergency-access.started' && reason !== null && receipt.shows('emergency-reasons')
  return {
    reason: reasonCode === null ? '' : reasonText(reasonCode),
    words: told ? fieldOpener(key, 'emergency_grants', grantId).required('reason', reason) : null,
  }
}

function disclosureOf(receipt: Receipt, row: DisclosureRow, key: KeyObject, reader: Reader): Disclosure {
  const { actorId, whose } = reader
  const self = row.actorId === actorId
  return {
    id: row.id,
    at: row.occurredAt,
    firstAt: row.occurredAt,
    times: 1,
    who: self ? 'You' : (row.actorName ?? 'MedGuard'),
    role: self || row.actorRole === null ? null : roleWords(row.actorRole),
    did: disclosureWords(row, whose),
    why: self ? null : rightWords(row.rule, whose),
    emergency: emergencyOf(receipt, row, key),
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
 * Reads a page of who was shown a patient's record, with who the patient is. The receipt proves that this, too, is on
 * record. @throws NotFound, SealBrokenError
 */
export async function openDisclosures(
  services: Services,
  receipt: Receipt,
  asked: { patientId: string; kind: DisclosureKind; cursor: string; reader: Reader },
) {
  const { patientId, kind, cursor, reader } = asked
  const [{ identity, key }, rows] = await Promise.all([
    openIdentity(services, receipt, patientId),
    readDisclosures(services.sequelize, {
      patientId,
      kind,
      before: readCursor(cursor),
      limit: pageSize + 1,
    }),
  ])
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    identity,
    disclosures: mergeLists(
      shown,
      (at) => services.time.isoDate(at),
      (row) => disclosureOf(receipt, row, key, reader),
    ),
    next: last === undefined ? undefined : writeCursor(last.occurredAt, last.id),
  }
}
