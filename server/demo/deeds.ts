import type { EventName } from '../audit/events.ts'
import type { Deed } from './journal.ts'
import { paths } from '../paths.ts'

const careTeam = { outcome: 'success', purposeOfUse: 'treatment', rule: 'care-team' } as const
const office = { outcome: 'success', purposeOfUse: 'operations', rule: 'permission' } as const

/** What staff do every day, as the product writes it into the audit log. */
export const deeds = {
  chart: (patientId: string): Deed => ({
    ...careTeam,
    event: 'chart.viewed',
    route: paths.patient.pattern,
    patientId,
  }),
  encounters: (patientId: string): Deed => ({
    ...careTeam,
    event: 'encounters.viewed',
    route: paths.encounters.pattern,
    patientId,
  }),
  disclosures: (patientId: string): Deed => ({
    ...careTeam,
    event: 'disclosures.viewed',
    route: paths.disclosures.pattern,
    patientId,
  }),
  demographics: (patientId: string): Deed => ({
    ...office,
    event: 'chart.viewed',
    route: paths.patient.pattern,
    rule: 'demographic-role',
    patientId,
  }),
  refused: (patientId: string): Deed => ({
    event: 'chart.viewed',
    route: paths.patient.pattern,
    outcome: 'refused',
    rule: 'not-in-care-team',
    patientId,
  }),
  dashboard: (patientIds: readonly string[]): Deed => ({
    ...office,
    event: 'dashboard.viewed',
    route: '/',
    patientIds,
  }),
  search: (patientIds: readonly string[]): Deed => ({
    ...office,
    event: 'patient.searched',
    route: '/patients',
    patientIds,
    details: { shown: patientIds.length, searched: true },
  }),
  own: (event: EventName, route: string, patientId: string): Deed => ({
    event,
    route,
    outcome: 'success',
    purposeOfUse: 'patient-request',
    rule: 'own-record',
    patientId,
  }),
  office: (event: EventName, route: string, extra: Partial<Deed> = {}): Deed => ({
    ...office,
    ...extra,
    event,
    route,
  }),
} as const
