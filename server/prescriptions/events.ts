import { kind, type EventKinds } from '../audit/event-kind.ts'
import { catalogueEventWords as say } from './messages/event-words.ts'

/** What prescriptions put into the audit log. */
export const prescriptionsEvents = {
  'own-prescriptions.viewed': kind('patient', 'info', 'Own prescriptions opened', 'read'),
  'catalogue.searched': kind('prescription', 'info', say.searched, 'search'),
  'catalogue.exported': kind('prescription', 'info', say.exported, 'read'),
  'catalogue.import-opened': kind('prescription', 'info', say.importOpened, 'read'),
  'catalogue.changed': kind('prescription', 'warning', say.changed, 'update'),
  'prescription.listed': kind('prescription', 'info', 'Prescriptions listed', 'search'),
  'prescription.viewed': kind('prescription', 'info', 'Prescription opened', 'read'),
  'prescription.form-opened': kind('prescription', 'info', 'Prescription form opened', 'read'),
  'prescription.drafted': kind('prescription', 'info', 'Prescription drafted', 'create'),
  'prescription.signed': kind('prescription', 'info', 'Prescription signed', 'update'),
  'prescription.dispensed': kind('prescription', 'info', 'Prescription dispensed', 'update'),
  'prescription.not-dispensed': kind('prescription', 'info', 'Prescription not dispensed', 'update'),
  'prescription.dispensing-reversed': kind('prescription', 'warning', 'Dispensing reversed', 'update'),
  'prescription.cancelled': kind('prescription', 'info', 'Prescription cancelled', 'update'),
  'prescription.altered': kind(
    'prescription',
    'critical',
    'A signed prescription was altered',
    'object-security',
  ),
} satisfies EventKinds
