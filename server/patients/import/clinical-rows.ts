import { literal, Op, type CreationAttributes, type Transaction } from 'sequelize'
import { Allergy } from '../../../models/allergy.ts'
import { Condition } from '../../../models/condition.ts'
import { Encounter } from '../../../models/encounter.ts'
import { Prescription } from '../../../models/prescription.ts'
import type { Kind } from './kinds.ts'
import { mapAllergy } from './map-allergy.ts'
import { mapCondition } from './map-condition.ts'
import { mapEncounter } from './map-encounter.ts'
import { mapMedicationRequest } from './map-medication-request.ts'
import { isDocumentOnly, type Mapped, type Target } from './mapping.ts'
import type { Resource } from './resource.ts'

/** What a resource came to: a row, or its document alone (`null` where its kind has no table). */
export type Added = { readonly remarks: readonly string[] } | { readonly documentOnly: string | null }

const amended = literal('(SELECT amends_id FROM encounters WHERE amends_id IS NOT NULL)')

/** The rows of some resources of one patient, gathered to be written together. */
export class ClinicalRows {
  readonly #encounters: CreationAttributes<Encounter>[] = []
  readonly #conditions: CreationAttributes<Condition>[] = []
  readonly #allergies: CreationAttributes<Allergy>[] = []
  readonly #prescriptions: CreationAttributes<Prescription>[] = []
  readonly #withdrawn = new Map<Kind, string[]>()

  /** Maps a resource and gathers its row. */
  add(resource: Resource, target: Target): Added {
    switch (resource.kind) {
      case 'Encounter':
        return gather(this.#encounters, mapEncounter(resource, target))
      case 'Condition':
        return gather(this.#conditions, mapCondition(resource, target))
      case 'AllergyIntolerance':
        return gather(this.#allergies, mapAllergy(resource, target))
      case 'MedicationRequest':
        return gather(this.#prescriptions, mapMedicationRequest(resource, target))
      default:
        return { documentOnly: null }
    }
  }

  /** Takes a row back whose resource no longer says what a row may say. */
  withdraw(kind: Kind, id: string): void {
    this.#withdrawn.set(kind, [...(this.#withdrawn.get(kind) ?? []), id])
  }

  /** Writes everything that was gathered, one statement for each table. */
  async write(transaction: Transaction): Promise<void> {
    const options = { transaction, returning: false, conflictAttributes: ['id' as const] }
    await Encounter.bulkCreate(this.#encounters, {
      ...options,
      updateOnDuplicate: ['practitionerId', 'kind', 'occurredAt', 'endedAt', 'reason'],
    })
    await Condition.bulkCreate(this.#conditions, {
      ...options,
      updateOnDuplicate: [
        'encounterId',
        'description',
        'code',
        'status',
        'verification',
        'onset',
        'abatement',
        'recorded',
        'recordedAt',
      ],
    })
    await Allergy.bulkCreate(this.#allergies, {
      ...options,
      updateOnDuplicate: [
        'substance',
        'code',
        'reaction',
        'criticality',
        'category',
        'status',
        'verification',
        'onset',
        'recorded',
        'recordedAt',
      ],
    })
    await Prescription.bulkCreate(this.#prescriptions, {
      ...options,
      updateOnDuplicate: [
        'medicationId',
        'practitionerId',
        'encounterId',
        'status',
        'dose',
        'route',
        'frequency',
        'quantity',
        'repeats',
        'expiresOn',
        'instructions',
        'createdAt',
        'updatedAt',
      ],
    })
    await this.#takeBack(transaction)
  }

  async #takeBack(transaction: Transaction): Promise<void> {
    const idsOf = (kind: Kind) => this.#withdrawn.get(kind) ?? []
    if (this.#withdrawn.size > 0) {
      await Condition.destroy({ where: { id: idsOf('Condition') }, transaction })
      await Allergy.destroy({ where: { id: idsOf('AllergyIntolerance') }, transaction })
      await Prescription.destroy({ where: { id: idsOf('MedicationRequest') }, transaction })
      // An encounter that was amended here stays: the amendment already stands in its place.
      await Encounter.destroy({
        where: { id: { [Op.in]: idsOf('Encounter'), [Op.notIn]: amended } },
        transaction,
      })
    }
  }
}

function gather<Row>(rows: Row[], mapped: Mapped<Row>): Added {
  if (isDocumentOnly(mapped)) {
    return mapped
  }
  rows.push(mapped.row)
  return { remarks: mapped.remarks }
}
