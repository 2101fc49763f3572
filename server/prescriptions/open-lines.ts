import type { KeyObject } from 'node:crypto'
import {
  readPrescriptionLines,
  type PrescriptionLineRow,
} from '../../models/queries/prescriptions/prescription-rows.ts'
import type { Order, PrescriptionLine, Trust } from '../../views/prescriptions/prescription.ts'
import type { Receipt } from '../audit/record.ts'
import type { PatientIdentity } from '../../views/patients/chart.ts'
import type { UnreadablePatient } from '../../views/patients/demographics/listed-patient.ts'
import { openListed } from '../patients/open-listed.ts'
import type { Services } from '../services.ts'
import { openContent, orderOf, supplyOf } from './open-content.ts'
import { handedProducts } from './handed-products.ts'
import { openIdentity } from '../patients/identity.ts'

/** What stands in place of a prescription that cannot be read. */
export const nothingReadable: Order = {
  medication: 'Cannot be read',
  dose: '',
  route: '',
  frequency: '',
  quantity: null,
  repeats: null,
  expiresOn: null,
  instructions: null,
  prescriber: null,
  repeatAfterDays: null,
  overrideReason: null,
  overridden: [],
}

type OpenedLine = { readonly order: Order; readonly trust: Trust }

function orderAndTrust(row: PrescriptionLineRow, key: KeyObject): OpenedLine {
  const { content, signature } = openContent(row, key)
  return { order: orderOf(content, signature), trust: signature.kind }
}

async function openLine(
  services: Services,
  receipt: Receipt,
  row: PrescriptionLineRow,
): Promise<PrescriptionLine> {
  const { patient_id: patientId, record_number: recordNumber } = row
  receipt.mustCover(patientId, 'identity', 'prescriptions')
  const openKey = () =>
    services.patientKeys.open(patientId, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const patient = await openListed<PatientIdentity, UnreadablePatient>(services, receipt, patientId, {
    open: () => openIdentity({ ...row, id: patientId }, openKey()),
    instead: () => ({ patientId, recordNumber, unreadable: true }),
  })
  const { order, trust } = await openListed<OpenedLine, OpenedLine>(services, receipt, patientId, {
    open: () => orderAndTrust(row, openKey()),
    instead: () => ({ order: nothingReadable, trust: 'damaged' }),
  })
  return {
    id: row.id,
    status: row.status,
    trust,
    order,
    handedOver: handedProducts(
      order.medication,
      row.handed.map(({ given }) => given),
    ),
    supply: supplyOf(order, row.handed, (at) => services.time.isoDate(at)),
    signedAt: row.signed_at,
    written: row.imported ? row.authored : row.created_at,
    patient,
  }
}

/** Opens prescriptions that were loaded for a list. The receipt must name every patient. What does not open is reported. */
export const openRows = (
  services: Services,
  receipt: Receipt,
  rows: readonly PrescriptionLineRow[],
): Promise<readonly PrescriptionLine[]> => Promise.all(rows.map((row) => openLine(services, receipt, row)))

/**
 * Loads and opens these prescriptions for a list, in the order of the ids, each with who it is for. The receipt must
 * name every patient. Beside names, dates of birth and the prescriptions themselves nothing of the record is read. What
 * does not open is reported, and keeps nobody from the rest.
 */
export async function openLines(
  services: Services,
  receipt: Receipt,
  ids: readonly string[],
): Promise<readonly PrescriptionLine[]> {
  return openRows(
    services,
    receipt,
    ids.length === 0 ? [] : await readPrescriptionLines(services.prepared, ids),
  )
}
