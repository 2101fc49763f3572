import {
  updatePractitionerWork,
  type PractitionerWork,
} from '../../../../models/queries/patients/update-practitioner-work.ts'
import type { ImportRun } from '../import-run.ts'
import { mapPractitionerRole } from '../mapping/map-practitioner-role.ts'
import { isUnusable } from '../mapping/read-fields.ts'
import type { OrganizationNames } from './take-organizations.ts'
import type { Taker } from './taker.ts'

/** Takes roles into the rows of their practitioners, which have one specialty: further roles stay in their documents. */
export function practitionerRoleTaker(run: ImportRun, organizations: OrganizationNames): Taker {
  const { practitioners, services, dryRun, at } = run
  const described = new Set<string>()
  let work: PractitionerWork[] = []
  return {
    take: (resource, _known, fresh) => {
      const mapped = mapPractitionerRole(resource)
      if (isUnusable(mapped)) {
        return { targetId: null, documentOnly: mapped.unusable }
      }
      const { practitioner, organization, specialty, remarks } = mapped
      const practitionerId = practitioners.named(practitioner)
      if (practitionerId === undefined) {
        return {
          targetId: null,
          documentOnly: 'practitioner: names nobody that is in this export or on record',
        }
      }
      if (fresh && !described.has(practitionerId)) {
        work.push({ practitionerId, specialty, organization: organizations.named(organization) })
      }
      described.add(practitionerId)
      return { targetId: practitionerId, remarks }
    },
    write: async (transaction) => {
      if (!dryRun && work.length > 0) {
        await updatePractitionerWork(services.sequelize, transaction, work, at)
      }
      work = []
    },
  }
}
