import type { KeyObject } from 'node:crypto'
import type {
  LatestObservationRow,
  ObservationRow,
} from '../../../models/queries/patients/observation-rows.ts'
import type { LatestVitals, Reading, VitalSign } from '../../../views/patients/vital-signs/vital-sign.ts'
import type { Receipt } from '../../audit/record.ts'
import { vitalKinds, type VitalKind } from '../../vital-kinds.ts'
import { openContent } from './vital-sign-content.ts'

/** @throws RangeError for what is no kind of vital sign: the table holds no others */
function kindOf(kind: string): VitalKind {
  const known = vitalKinds.find((one) => one === kind)
  if (known === undefined) {
    throw new RangeError(`not a vital sign: ${kind}`)
  }
  return known
}

/** @throws SealBrokenError; HiddenSectionError where the decision hides observations */
export function openReading(receipt: Receipt, key: KeyObject, row: LatestObservationRow): Reading {
  receipt.mustShow('observations')
  return {
    id: row.id,
    kind: kindOf(row.kind),
    takenAt: new Date(row.taken_at),
    ...openContent(key, row.id, row.content),
  }
}

/** @throws SealBrokenError; HiddenSectionError where the decision hides observations */
export const openVitalSign = (receipt: Receipt, key: KeyObject, row: ObservationRow): VitalSign => ({
  ...openReading(receipt, key, row),
  status: row.status,
  source: row.source,
  recordedBy: row.recorded_by,
  recordedAt: new Date(row.created_at),
  changedBy: row.changed_by,
  changedAt: row.changed_at === null ? null : new Date(row.changed_at),
  version: row.version,
  acknowledged:
    row.acknowledged === null ? null : { by: row.acknowledged.by, at: new Date(row.acknowledged.at) },
})

/** The newest readings, gathered by kind. @throws SealBrokenError, HiddenSectionError */
export function openLatest(
  receipt: Receipt,
  key: KeyObject,
  rows: readonly LatestObservationRow[] | null,
): LatestVitals {
  const readings = (rows ?? []).map((row) => openReading(receipt, key, row))
  return vitalKinds.flatMap((kind) => {
    const [newest, ...older] = readings
      .filter((reading) => reading.kind === kind)
      .toSorted((one, other) => other.takenAt.getTime() - one.takenAt.getTime())
    return newest === undefined ? [] : [[newest, ...older] as const]
  })
}
