import type { KeyObject } from 'node:crypto'
import { newId } from '../../models/new-id.ts'
import type { VitalKind } from '../vital-kinds.ts'
import { interpret, isCritical, monthsOfLife } from './vital-signs/interpret.ts'
import { sealContent } from './vital-signs/vital-sign-content.ts'

/** A vital sign as its row holds it, read against the limits for the age: for whoever writes many at once. */
export function vitalSignRow(
  patient: { readonly id: string; readonly key: KeyObject; readonly birthDate: string | null },
  of: {
    readonly kind: VitalKind
    readonly value: string
    readonly diastolic: string | null
    readonly takenAt: Date
    readonly recordedBy: string
  },
  timeZone: string,
) {
  const id = newId()
  const { kind, value, diastolic, takenAt, recordedBy } = of
  const said = { value, diastolic, circumstance: null }
  const interpretation = interpret(kind, said, monthsOfLife(patient.birthDate, takenAt, timeZone))
  return {
    id,
    patientId: patient.id,
    kind,
    status: 'final' as const,
    takenAt,
    critical: isCritical(interpretation),
    content: sealContent(patient.key, id, { ...said, note: null, interpretation }),
    recordedBy,
    createdAt: takenAt,
  }
}
