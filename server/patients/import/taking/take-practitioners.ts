import type { CreationAttributes } from 'sequelize'
import { newId } from '../../../../models/new-id.ts'
import { Practitioner } from '../../../../models/patients/practitioner.ts'
import type { ImportRun } from '../import-run.ts'
import { mapPractitioner } from '../mapping/map-practitioner.ts'
import { isUnusable } from '../mapping/read-fields.ts'
import type { Taker } from './taker.ts'

/** Takes practitioners as rows, one for each person, however many resources an identifier has. */
export function practitionerTaker({ practitioners, dryRun, at }: ImportRun): Taker {
  let rows: CreationAttributes<Practitioner>[] = []
  return {
    take: (resource, known, fresh) => {
      const mapped = mapPractitioner(resource)
      if (isUnusable(mapped)) {
        return { targetId: known?.targetId ?? null, documentOnly: mapped.unusable }
      }
      const { name, tokens, remarks } = mapped
      const [identifier] = tokens
      const owner = practitioners.withToken(identifier)
      const isAnother = owner !== undefined && practitioners.sourceOf(owner) !== resource.id
      const id = known?.targetId ?? owner ?? newId()
      practitioners.add(id, resource.id, tokens, name)
      if (isAnother) {
        return {
          targetId: id,
          remarks: [...remarks, 'identifier: is that of another practitioner, so both are one'],
        }
      }
      if (fresh) {
        const row = { id, sourceId: resource.id, identifier: identifier ?? null, name }
        rows.push({ ...row, createdAt: at, updatedAt: at })
      }
      return { targetId: id, remarks }
    },
    write: async (transaction) => {
      if (!dryRun) {
        await Practitioner.bulkCreate(rows, {
          transaction,
          returning: false,
          conflictAttributes: ['id'],
          updateOnDuplicate: ['sourceId', 'identifier', 'name', 'updatedAt'],
        })
      }
      rows = []
    },
  }
}
