import { defineLegalHold } from './legal-hold.ts'
import type { Sequelize } from 'sequelize'
import { defineRecordTie } from './record-tie.ts'
import { defineRole } from './role.ts'
import { definePermission } from './permission.ts'
import { defineRolePermission } from './role-permission.ts'
import { defineUser } from './user.ts'
import { defineSecurityProfile } from './security-profile.ts'
import { definePasswordHistory } from './password-history.ts'
import { defineSessionMetadata } from './session-metadata.ts'
import { defineTrustedDevice } from './trusted-device.ts'
import { defineBackupCode } from './backup-code.ts'
import { defineNotDispensed } from './not-dispensed.ts'
import { defineOneTimeLink } from './one-time-link.ts'
import { defineTextMessageNumber } from './text-message-number.ts'
import { defineTextMessageCode } from './text-message-code.ts'
import { defineDataKey } from './data-key.ts'
import { defineErasedTombstone } from './erased-tombstone.ts'
import { defineFacilitySetting } from './facility-setting.ts'
import { definePatient } from './patient.ts'
import { defineFormerPatientKey } from './former-patient-key.ts'
import { definePatientKey } from './patient-key.ts'
import { defineCareTeamAssignment } from './care-team-assignment.ts'
import { definePractitioner } from './practitioner.ts'
import { defineEncounter } from './encounter.ts'
import { defineAllergy } from './allergy.ts'
import { defineAllergyStatement } from './allergy-statement.ts'
import { defineCondition } from './condition.ts'
import { defineClinicalChange } from './clinical-change.ts'
import { defineImmunization } from './immunization.ts'
import { defineImportRemark } from './import-remark.ts'
import { defineSourceDocument } from './source-document.ts'
import { defineFormDraft } from './form-draft.ts'
import { defineSetAsideForm } from './set-aside-form.ts'
import { defineMedication } from './medication.ts'
import { definePrescription } from './prescription.ts'
import { defineDispensingReversal } from './dispensing-reversal.ts'
import { defineDispensing } from './dispensing.ts'
import { defineEmergencyAccessCode } from './emergency-access-code.ts'
import { defineWebhookDelivery } from './webhook-delivery.ts'
import { defineEmergencyRequest } from './emergency-request.ts'
import { defineEmergencyGrant } from './emergency-grant.ts'
import { defineEmergencyReview } from './emergency-review.ts'
import { defineAlert } from './alert.ts'
import { defineAuditEvent } from './audit-event.ts'
import { defineActorName } from './actor-name.ts'
import { definePage } from './page.ts'
import { definePageRevision } from './page-revision.ts'
import { defineDocument } from './document.ts'
import { defineMessage } from './message.ts'
import { defineHourException } from './hour-exception.ts'
import { defineRightsProposal } from './rights-proposal.ts'
import { defineSettingProposal } from './setting-proposal.ts'
import { defineSavedSearch } from './saved-search.ts'
import { defineErasureRequest } from './erasure-request.ts'
import { defineReportSubscription } from './report-subscription.ts'

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
]

/** Binds every model to this connection; once for each process. */
export function defineModels(sequelize: Sequelize): void {
  for (const define of definitions) {
    define(sequelize)
  }
}
