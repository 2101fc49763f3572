import { failedSignInEvents, type IncidentRow } from '../../../models/queries/audit/report-incidents.ts'

/** What a daily incident report tells apart, the gravest first (after 21 CFR 1311.150(a)). */
export const incidentKinds = {
  altered: 'Records or the log altered',
  emergency: 'Emergency access',
  attempted: 'Access attempted without right',
  rights: 'Rights and means of sign-in changed',
  export: 'Data taken out of the house',
  operation: 'Operation disturbed',
  other: 'Other than routine',
} as const
export type IncidentKind = keyof typeof incidentKinds

const alterations = new Set(['record.seal-broken', 'prescription.altered'])
const signInChanges = /^(second-factor|password|email|backup-codes|device)\./

/** Under which heading an incident is reported. */
export function incidentKind(row: IncidentRow): IncidentKind {
  const { event, category, severity, outcome } = row
  const grave = severity === 'critical' || severity === 'emergency'
  if (alterations.has(event) || (category === 'audit' && grave)) {
    return 'altered'
  }
  if (outcome === 'refused' || failedSignInEvents.includes(event) || event === 'form.refused') {
    return 'attempted'
  }
  if (category === 'emergency-access' || row.under_grant) {
    return 'emergency'
  }
  if (category === 'administration' || signInChanges.test(event)) {
    return 'rights'
  }
  if (category === 'audit') {
    return 'export'
  }
  return category === 'system' ? 'operation' : 'other'
}
