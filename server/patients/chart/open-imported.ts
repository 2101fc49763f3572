import type { KeyObject } from 'node:crypto'
import {
  readImportedParts,
  type ImmunizationRow,
  type ImportedRows,
  type ImportRemarkRow,
} from '../../../models/queries/patients/imported-parts.ts'
import type { Immunization, ImportedParts, ImportRemark } from '../../../views/patients/imported.ts'
import type { Receipt } from '../../audit/record.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { remarkParts, remarkSentence } from './remark-parts.ts'
import { fieldOpener } from '../sealed-fields.ts'

function openImmunization(row: ImmunizationRow, key: KeyObject): Immunization {
  const open = fieldOpener(key, 'immunizations', row.id)
  const performer = row.practitioner ?? open.optional('performer', row.performer)
  return {
    id: row.id,
    vaccine: open.required('vaccine', row.vaccine),
    codes: open.optional('code', row.code),
    status: row.status,
    statusReason: open.optional('status_reason', row.status_reason),
    given: row.given,
    givenNote: open.optional('given_note', row.given_note),
    dose: open.optional('dose', row.dose),
    lot: open.optional('lot', row.lot),
    site: open.optional('site', row.site),
    route: open.optional('route', row.route),
    performer: performer === null ? null : { id: row.practitioner_id, name: performer },
    primarySource: row.primary_source,
    reportedBy: open.optional('reported_by', row.reported_by),
    note: open.optional('note', row.note),
    encounterId: row.encounter_id,
  }
}

function openRemark(row: ImportRemarkRow, key: KeyObject): ImportRemark {
  const { id, resource_type: type, kind, remark, in_parts: inParts } = row
  const text = fieldOpener(key, 'import_remarks', id).required('remark', remark)
  const parts = remarkParts({ text, inParts })
  return parts === undefined
    ? { id, type, kind, words: text, group: null }
    : { id, type, kind, words: remarkSentence(parts), group: { says: parts.says, name: parts.name ?? null } }
}

/**
 * Opens the immunizations of a patient, all of them, and what imports could not take.
 * @throws Refused; SealBrokenError where a field was changed outside MedGuard
 */
export async function openImported(
  services: Services,
  receipt: Receipt,
  patientId: string,
): Promise<ImportedParts> {
  receipt.mustCover(patientId, 'safety', 'history')
  const row = await readImportedParts(services.prepared, patientId)
  if (row === undefined) {
    throw new Refused('no-such-thing')
  }
  return importedFrom(
    row,
    services.patientKeys.open(patientId, { rootKeyId: row.root_key_id, wrapped: row.wrapped }),
  )
}

/** Opens both from what was read together with the rest of a page. @throws SealBrokenError */
export function importedFrom(row: ImportedRows, key: KeyObject): ImportedParts {
  return {
    immunizations: (row.immunization_rows ?? []).map((one) => openImmunization(one, key)),
    remarks: (row.remark_rows ?? []).map((one) => openRemark(one, key)),
  }
}
