import { actReason } from './codes.ts'
import type { CodeableConcept, Coding } from './resource.ts'

const purposes: ReadonlyMap<string, Coding> = new Map([
  ['treatment', actReason('TREAT', 'treatment')],
  ['emergency-treatment', actReason('ETREAT', 'Emergency Treatment')],
  ['operations', actReason('HOPERAT', 'healthcare operations')],
  ['patient-request', actReason('PATRQT', 'patient requested')],
  ['audit', actReason('HCOMPL', 'health compliance')],
])

const administration = actReason('HSYSADMIN', 'health system administration')
const administrative = new Set(['administration', 'audit', 'system'])

/** The purpose of use as HL7 names it. Running the facility is told more exactly where it was about MedGuard itself. */
export function purposeConcepts(purpose: string | null, category: string): CodeableConcept[] {
  if (purpose === 'operations' && administrative.has(category)) {
    return [{ coding: [administration] }]
  }
  const coding = purpose === null ? undefined : purposes.get(purpose)
  return coding === undefined ? [] : [{ coding: [coding] }]
}
