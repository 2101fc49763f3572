import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What prescriptions put into the audit log. */
export const prescriptionsEvents = {
  'own-prescriptions.viewed': kind('patient', 'info', 'read'),
  'catalogue.searched': kind('prescription', 'info', 'search'),
  'catalogue.exported': kind('prescription', 'info', 'read'),
  'catalogue.import-opened': kind('prescription', 'info', 'read'),
  'catalogue.changed': kind('prescription', 'warning', 'update'),
  'prescription.listed': kind('prescription', 'info', 'search'),
  'prescription.viewed': kind('prescription', 'info', 'read'),
  'prescription.form-opened': kind('prescription', 'info', 'read'),
  'prescription.drafted': kind('prescription', 'info', 'create'),
  'prescription.signed': kind('prescription', 'info', 'update'),
  'prescription.dispensed': kind('prescription', 'info', 'update'),
  'prescription.not-dispensed': kind('prescription', 'info', 'update'),
  'prescription.dispensing-reversed': kind('prescription', 'warning', 'update'),
  'prescription.cancelled': kind('prescription', 'info', 'update'),
  'prescription.altered': kind('prescription', 'critical', 'object-security'),
} satisfies EventKinds
