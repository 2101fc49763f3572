import type { CareTeamRow } from '../../../models/queries/patients/care-team-rows.ts'
import type { CareTeamMember } from '../../../views/patients/care-team/care-team-page.tsx'
import { paths } from '../../paths.ts'

/** An assignment as the page of the care team shows it. */
export const memberOf = (row: CareTeamRow, patientId: string): CareTeamMember => ({
  id: row.id,
  displayName: row.display_name,
  roleTitle: row.role_title,
  active: row.active,
  relationship: row.relationship,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  assignedBy: row.assigned_by,
  endedHow: row.ended_how,
  endedBy: row.ended_by,
  endAction: paths.endCareTeamAssignment(patientId, row.id),
})
