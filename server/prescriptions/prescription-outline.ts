import { readPrescriptionDetail } from '../../models/queries/prescriptions/prescription-rows.ts'
import type { Receipt } from '../audit/record.ts'
import type { PatientContext } from '../operations/operation.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import { openContent, orderOf } from './open-content.ts'

/** As much of a prescription as says which one it is: the record number, the medicine, who signed it and when. */
export type PrescriptionOutline = {
  readonly shows: 'outline'
  readonly id: string
  readonly recordNumber: string
  readonly medication: string
  readonly prescriber: string | null
  readonly signedAt: Date | null
  /** Whether it is still a draft or approved. */
  readonly open: boolean
}

/** Opens no more of a prescription than says which one it is. @throws Refused where it is not of this patient */
export async function readOutline(
  services: Services,
  { proof, subjectId }: PatientContext,
  receipt: Receipt,
): Promise<PrescriptionOutline> {
  const { patientId, recordNumber } = proof
  receipt.mustCover(patientId, 'prescriptions')
  const row = await readPrescriptionDetail(services.prepared, patientId, subjectId)
  if (row === undefined) {
    throw new Refused('no-such-thing')
  }
  const key = services.patientKeys.open(patientId, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const { content, signature } = openContent(row, key)
  const { medication, prescriber } = orderOf(content, signature)
  return {
    shows: 'outline',
    id: row.id,
    recordNumber,
    medication,
    prescriber,
    signedAt: row.signed_at,
    open: row.status === 'draft' || row.status === 'approved',
  }
}
