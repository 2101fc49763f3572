import { literal, Op, type CreationAttributes, type Transaction } from 'sequelize'
import { Allergy } from '../../../../models/patients/allergy.ts'
import { AllergyStatement } from '../../../../models/patients/allergy-statement.ts'
import { Condition } from '../../../../models/patients/condition.ts'
import { Encounter } from '../../../../models/patients/encounter.ts'
import { Immunization } from '../../../../models/patients/immunization.ts'
import { Prescription } from '../../../../models/prescriptions/prescription.ts'
import { cancelledHere, changedHere, endedHere } from '../taking/changed-here.ts'
import {
  allergyColumns,
  conditionColumns,
  encounterColumns,
  immunizationColumns,
  prescriptionColumns,
  statementColumns,
} from './clinical-columns.ts'
import { mapAllergy, type AllergyRow } from './map-allergy.ts'
import { mapCondition } from './map-condition.ts'
import { mapEncounter } from './map-encounter.ts'
import { mapImmunization } from './map-immunization.ts'
import { mapMedicationRequest } from './map-medication-request.ts'
import { isDocumentOnly, type AsDocument, type AsRow, type MappedResource, type Target } from './mapping.ts'
import type { Resource } from '../resource.ts'

/** What a resource came to: a row, or its document alone. */
export type AddedRows = AsRow<object> | AsDocument

const amended = literal('(SELECT amends_id FROM encounters WHERE amends_id IS NOT NULL)')

/** The rows of some resources of one patient, gathered to be written together. */
export class ClinicalRows {
  readonly #encounters: CreationAttributes<Encounter>[] = []
  readonly #conditions: CreationAttributes<Condition>[] = []
  readonly #allergies: CreationAttributes<Allergy>[] = []
  readonly #statements: CreationAttributes<AllergyStatement>[] = []
  readonly #prescriptions: CreationAttributes<Prescription>[] = []
  readonly #immunizations: CreationAttributes<Immunization>[] = []
  readonly #withdrawn: string[] = []

  /** Maps a resource and gathers its row. */
  add(resource: Resource, target: Target): AddedRows {
    switch (resource.kind) {
      case 'Encounter':
        return gather(this.#encounters, mapEncounter(resource, target))
      case 'Condition':
        return gather(this.#conditions, mapCondition(resource, target))
      case 'AllergyIntolerance':
        return this.#addAllergy(mapAllergy(resource, target))
      case 'MedicationRequest':
        return gather(this.#prescriptions, mapMedicationRequest(resource, target))
      case 'Immunization':
        return gather(this.#immunizations, mapImmunization(resource, target))
      default:
        throw new TypeError(`${resource.kind} is no resource of a patient’s chart`)
    }
  }

  #addAllergy(mapped: MappedResource<AllergyRow>): AddedRows {
    if (isDocumentOnly(mapped)) {
      return mapped
    }
    const { row, ...told } = mapped
    if ('allergy' in row) {
      this.#allergies.push(row.allergy)
      return { ...told, row: row.allergy }
    }
    this.#statements.push(row.statement)
    return { ...told, row: row.statement }
  }

  /** Takes a row back whose resource no longer says what a row may say. */
  withdraw(id: string): void {
    this.#withdrawn.push(id)
  }

  /**
   * Writes everything that was gathered, one statement for each table. What was corrected here since stays as it is.
   * @returns the ids of the rows that were left alone for that
   */
  async write(transaction: Transaction): Promise<ReadonlySet<string>> {
    const written = {
      conditions: idsOf(this.#conditions),
      allergies: idsOf(this.#allergies),
      statements: idsOf(this.#statements),
      prescriptions: idsOf(this.#prescriptions),
    }
    const either = [...written.allergies, ...written.statements, ...this.#withdrawn]
    const ours = new Set([
      ...(await changedHere(transaction, Condition, [...written.conditions, ...this.#withdrawn])),
      ...(await changedHere(transaction, Allergy, either)),
      ...(await endedHere(transaction, either)),
      ...(await cancelledHere(transaction, [...written.prescriptions, ...this.#withdrawn])),
    ])
    // What was an allergy and is now a statement that there is none, or the reverse, has its row in the other table.
    await Allergy.destroy({ where: { id: notOurs(written.statements, ours) }, transaction })
    await AllergyStatement.destroy({ where: { id: notOurs(written.allergies, ours) }, transaction })
    await this.#put(transaction, ours)
    await this.#takeBack(transaction, notOurs(this.#withdrawn, ours))
    return ours
  }

  async #put(transaction: Transaction, ours: ReadonlySet<string>): Promise<void> {
    const options = { transaction, returning: false, conflictAttributes: ['id' as const] }
    const theirs = <Row extends { readonly id?: string | undefined }>(rows: readonly Row[]) =>
      rows.filter(({ id }) => id === undefined || !ours.has(id))
    await Encounter.bulkCreate(this.#encounters, { ...options, updateOnDuplicate: [...encounterColumns] })
    await Condition.bulkCreate(theirs(this.#conditions), {
      ...options,
      updateOnDuplicate: [...conditionColumns],
    })
    await Allergy.bulkCreate(theirs(this.#allergies), { ...options, updateOnDuplicate: [...allergyColumns] })
    await AllergyStatement.bulkCreate(theirs(this.#statements), {
      ...options,
      updateOnDuplicate: [...statementColumns],
    })
    await Prescription.bulkCreate(theirs(this.#prescriptions), {
      ...options,
      updateOnDuplicate: [...prescriptionColumns],
    })
    await Immunization.bulkCreate(this.#immunizations, {
      ...options,
      updateOnDuplicate: [...immunizationColumns],
    })
  }

  async #takeBack(transaction: Transaction, id: readonly string[]): Promise<void> {
    if (id.length > 0) {
      const those = { where: { id: [...id] }, transaction }
      await Condition.destroy(those)
      await Allergy.destroy(those)
      await AllergyStatement.destroy(those)
      await Prescription.destroy(those)
      await Immunization.destroy(those)
      // An encounter that was amended here stays: the amendment already stands in its place.
      await Encounter.destroy({ where: { id: { [Op.in]: [...id], [Op.notIn]: amended } }, transaction })
    }
  }
}

const idsOf = (rows: readonly { readonly id?: string | undefined }[]): string[] =>
  rows.flatMap(({ id }) => (id === undefined ? [] : [id]))

const notOurs = (ids: readonly string[], ours: ReadonlySet<string>): string[] =>
  ids.filter((id) => !ours.has(id))

function gather<Row extends object>(rows: Row[], mapped: MappedResource<Row>): AddedRows {
  if (isDocumentOnly(mapped)) {
    return mapped
  }
  rows.push(mapped.row)
  return mapped
}
