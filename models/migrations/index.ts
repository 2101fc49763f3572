import { accounts } from './0001-accounts.ts'
import { patients } from './0002-patients.ts'
import { prescriptions } from './0003-prescriptions.ts'
import { emergencyAccess } from './0004-emergency-access.ts'
import { audit } from './0005-audit.ts'
import { pages } from './0006-pages.ts'
import { messages } from './0007-messages.ts'
import { heldSessions } from './0008-held-sessions.ts'
import { backupCodes } from './0009-backup-codes.ts'
import { oneTimeLinks } from './0010-one-time-links.ts'
import { signInFailures } from './0011-sign-in-failures.ts'
import { textMessages } from './0012-text-messages.ts'
import { provenSessions } from './0013-proven-sessions.ts'
import { auditTree } from './0014-audit-tree.ts'
import { auditExports } from './0015-audit-exports.ts'
import { auditReports } from './0016-audit-reports.ts'
import { keptDrafts } from './0017-kept-drafts.ts'
import { rights } from './0018-rights.ts'
import { emergencyAccessReviews } from './0019-emergency-access-reviews.ts'
import { auditKeeping } from './0020-audit-keeping.ts'
import { detectors } from './0021-detectors.ts'
import { keyRotation } from './0022-key-rotation.ts'
import { erasure } from './0023-erasure.ts'
import { clinicalLists } from './0024-clinical-lists.ts'
import { importedMedicines } from './0026-imported-medicines.ts'
import { deaths } from './0028-deaths.ts'
import { recordTies } from './0029-record-ties.ts'
import { formSubmissions } from './0030-form-submissions.ts'
import { supplies } from './0031-supplies.ts'
import { setAsideForms } from './0032-set-aside-forms.ts'
import { auditTrust } from './0034-audit-trust.ts'
import { decisionsStay } from './0035-decisions-stay.ts'
import { partitionsWithoutWaiting } from './0036-partitions-without-waiting.ts'
import { credentialsVersion } from './0038-credentials-version.ts'
import { erasedTombstones } from './0040-erased-tombstones.ts'
import { cancelForAnother } from './0041-cancel-for-another.ts'
import { careTeamEnds } from './0042-care-team-ends.ts'
import { nothingIsBornDecided } from './0044-nothing-is-born-decided.ts'
import { monthsAndKeysAreFew } from './0045-months-and-keys-are-few.ts'
import { whatImportsSay } from './0046-what-imports-say.ts'
import { draftsByForm } from './0048-drafts-by-form.ts'
import { whoEndedASession } from './0050-who-ended-a-session.ts'
import { whoEndedASessionStays } from './0051-who-ended-a-session-stays.ts'
import { statesElsewhere } from './0060-states-elsewhere.ts'
import { remarksInParts } from './0061-remarks-in-parts.ts'
import { whatMayBeRemoved } from './0070-what-may-be-removed.ts'
import { endsComeSooner } from './0071-ends-come-sooner.ts'
import { triggersReadOurTables } from './0072-triggers-read-our-tables.ts'
import { decidedByOthers } from './0075-decided-by-others.ts'
import { graveSettingsTakeTwo } from './0076-grave-settings-take-two.ts'
import { observations } from './0079-observations.ts'
import { whatWaits } from './0089-what-waits.ts'
import { criticalValues } from './0080-critical-values.ts'
import { catalogueProducts } from './0083-catalogue-products.ts'
import { diagnosisCodes } from './0086-diagnosis-codes.ts'
import { results } from './0081-results.ts'
import { whatWasHandedOver } from './0091-what-was-handed-over.ts'
import { wards } from './0096-wards.ts'
import type { Migration } from './migration.ts'

/** Every migration, in the order in which they run. */
export const migrations: readonly Migration[] = [
  accounts,
  patients,
  prescriptions,
  emergencyAccess,
  audit,
  pages,
  messages,
  heldSessions,
  backupCodes,
  oneTimeLinks,
  signInFailures,
  textMessages,
  provenSessions,
  auditTree,
  auditExports,
  auditReports,
  keptDrafts,
  rights,
  emergencyAccessReviews,
  auditKeeping,
  detectors,
  keyRotation,
  erasure,
  clinicalLists,
  importedMedicines,
  deaths,
  recordTies,
  formSubmissions,
  supplies,
  setAsideForms,
  auditTrust,
  decisionsStay,
  partitionsWithoutWaiting,
  credentialsVersion,
  erasedTombstones,
  cancelForAnother,
  careTeamEnds,
  nothingIsBornDecided,
  monthsAndKeysAreFew,
  whatImportsSay,
  draftsByForm,
  whoEndedASession,
  whoEndedASessionStays,
  statesElsewhere,
  remarksInParts,
  whatMayBeRemoved,
  endsComeSooner,
  triggersReadOurTables,
  decidedByOthers,
  graveSettingsTakeTwo,
  observations,
  criticalValues,
  results,
  catalogueProducts,
  diagnosisCodes,
  whatWaits,
  whatWasHandedOver,
  wards,
]
