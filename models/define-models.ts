import { defineLegalHold } from './audit/legal-hold.ts'
import type { Sequelize } from 'sequelize'
import { defineWard } from './wards/ward.ts'
import { defineWardMember } from './wards/ward-member.ts'
import { defineRecordTie } from './patients/record-tie.ts'
import { defineRole } from './administration/role.ts'
import { definePermission } from './administration/permission.ts'
import { defineRolePermission } from './administration/role-permission.ts'
import { defineUser } from './accounts/user.ts'
import { defineSecurityProfile } from './accounts/security-profile.ts'
import { definePasswordHistory } from './accounts/password-history.ts'
import { defineSessionMetadata } from './accounts/session-metadata.ts'
import { defineTrustedDevice } from './accounts/trusted-device.ts'
import { defineBackupCode } from './accounts/backup-code.ts'
import { defineNotDispensed } from './prescriptions/not-dispensed.ts'
import { defineOneTimeLink } from './accounts/one-time-link.ts'
import { defineTextMessageNumber } from './accounts/text-message-number.ts'
import { defineTextMessageCode } from './accounts/text-message-code.ts'
import { defineDataKey } from './data-key.ts'
import { defineErasedTombstone } from './patients/erased-tombstone.ts'
import { defineFacilitySetting } from './administration/facility-setting.ts'
import { definePatient } from './patients/patient.ts'
import { defineFormerPatientKey } from './patients/former-patient-key.ts'
import { definePatientKey } from './patients/patient-key.ts'
import { defineCareTeamAssignment } from './patients/care-team-assignment.ts'
import { definePractitioner } from './patients/practitioner.ts'
import { defineEncounter } from './patients/encounter.ts'
import { defineAllergy } from './patients/allergy.ts'
import { defineAllergyStatement } from './patients/allergy-statement.ts'
import { defineCondition } from './patients/condition.ts'
import { defineClinicalChange } from './patients/clinical-change.ts'
import { defineImmunization } from './patients/immunization.ts'
import { defineObservation } from './patients/observation.ts'
import { defineObservationAcknowledgement } from './patients/observation-acknowledgement.ts'
import { defineResult } from './patients/result.ts'
import { defineResultAcknowledgement } from './patients/result-acknowledgement.ts'
import { defineResultTest } from './patients/result-test.ts'
import { defineImportRemark } from './patients/import-remark.ts'
import { defineSourceDocument } from './patients/source-document.ts'
import { defineFormDraft } from './accounts/form-draft.ts'
import { defineSetAsideForm } from './accounts/set-aside-form.ts'
import { defineMedication } from './prescriptions/medication.ts'
import { definePrescription } from './prescriptions/prescription.ts'
import { defineDispensingReversal } from './prescriptions/dispensing-reversal.ts'
import { defineDispensing } from './prescriptions/dispensing.ts'
import { defineEmergencyAccessCode } from './emergency-access/emergency-access-code.ts'
import { defineWebhookDelivery } from './security/webhook-delivery.ts'
import { defineEmergencyRequest } from './emergency-access/emergency-request.ts'
import { defineEmergencyGrant } from './emergency-access/emergency-grant.ts'
import { defineEmergencyReview } from './emergency-access/emergency-review.ts'
import { defineAlert } from './security/alert.ts'
import { defineAuditEvent } from './audit/audit-event.ts'
import { defineActorName } from './actor-name.ts'
import { definePage } from './pages/page.ts'
import { definePageRevision } from './pages/page-revision.ts'
import { defineDocument } from './pages/document.ts'
import { defineMessage } from './message.ts'
import { defineHourException } from './administration/hour-exception.ts'
import { defineRightsProposal } from './administration/rights-proposal.ts'
import { defineSettingProposal } from './administration/setting-proposal.ts'
import { defineSavedSearch } from './audit/saved-search.ts'
import { defineErasureRequest } from './patients/erasure-request.ts'
import { defineReportSubscription } from './audit/report-subscription.ts'

const definitions = [
  defineRole,
  definePermission,
  defineRolePermission,
  defineUser,
  defineSecurityProfile,
  definePasswordHistory,
  defineSessionMetadata,
  defineTrustedDevice,
  defineBackupCode,
  defineOneTimeLink,
  defineTextMessageNumber,
  defineTextMessageCode,
  defineDataKey,
  defineErasedTombstone,
  defineFacilitySetting,
  definePatient,
  definePatientKey,
  defineFormerPatientKey,
  defineCareTeamAssignment,
  defineRecordTie,
  definePractitioner,
  defineEncounter,
  defineAllergy,
  defineAllergyStatement,
  defineCondition,
  defineClinicalChange,
  defineImmunization,
  defineObservation,
  defineObservationAcknowledgement,
  defineResultTest,
  defineResult,
  defineResultAcknowledgement,
  defineSourceDocument,
  defineImportRemark,
  defineFormDraft,
  defineSetAsideForm,
  defineMedication,
  definePrescription,
  defineDispensing,
  defineDispensingReversal,
  defineNotDispensed,
  defineEmergencyAccessCode,
  defineWebhookDelivery,
  defineEmergencyRequest,
  defineEmergencyGrant,
  defineEmergencyReview,
  defineAlert,
  defineAuditEvent,
  defineActorName,
  defineSavedSearch,
  defineLegalHold,
  defineReportSubscription,
  definePage,
  definePageRevision,
  defineDocument,
  defineMessage,
  defineHourException,
  defineRightsProposal,
  defineSettingProposal,
  defineErasureRequest,
  defineWard,
  defineWardMember,
]

/** Binds every model to this connection; once for each process. */
export function defineModels(sequelize: Sequelize): void {
  for (const define of definitions) {
    define(sequelize)
  }
}
