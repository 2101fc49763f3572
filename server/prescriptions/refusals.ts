import { limits } from '../../config/security.ts'
import type { RefusalRule } from '../operations/refusal-rule.ts'

/** Why a prescription cannot be signed, dispensed or cancelled now. */
export const prescriptionRefusals = {
  'of-another-system': { status: 409 },
  'no-such-dispensing': { status: 404, toldAs: 'not-found' },
  'not-signed': { status: 422 },
  expired: { status: 422 },
  'changed-since-shown': { status: 422 },
  'patient-died': { status: 422 },
  altered: { status: 422 },
  'own-prescription': { status: 422 },
  'key-taken': { status: 422 },
  'too-much': { status: 422, field: 'quantity' },
  'no-substitute': { status: 422, field: 'givenMedicationId' },
  'none-ticked': { status: 422 },
  'too-many-ticked': { status: 422 },
  'none-signed': { status: 422 },
  'too-early': { status: 422, field: 'earlyReason' },
  'again-today': { status: 422, field: 'earlyReason' },
  'medicines-refused': { status: 422, field: 'medicines' },
  'catalogue-changed': { status: 422, field: 'medicines' },
  'catalogue-unseen': { status: 422, field: 'medicines' },
  'catalogue-same': { status: 422, field: 'medicines' },
  'medicine-gone': { status: 422, field: 'medicationId' },
  'against-allergy': { status: 422, field: 'overrideReason' },
  'against-medicine': { status: 422, field: 'overrideReason' },
  'wrong-code': { status: 422, toldAs: 'code-invalid', field: 'code' },
  limited: {
    status: 429,
    toldAs: 'too-many-requests',
    retryAfterSeconds: limits.failedSignInsLockMinutes * 60,
  },
  'not-the-prescriber': { status: 403 },
} as const satisfies Record<string, RefusalRule>
