import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from '../sealing/sealed.ts'
import type { EntrySource } from './allergy.ts'

/** https://hl7.org/fhir/R4/valueset-observation-status.html, as far as it is used of results. */
export type ResultStatus = 'preliminary' | 'final' | 'amended' | 'cancelled' | 'entered-in-error'

/** What a laboratory, or another, found of a patient in one test. */
export class Result extends Model<InferAttributes<Result>, InferCreationAttributes<Result>> {
  declare id: CreationOptional<string>
  declare patientId: string
  /** The same of all that was reported together. */
  declare reportId: string
  /** Which test it is, among those that the patient ever had (`result_tests`). */
  declare testId: string
  declare status: ResultStatus
  declare collectedAt: Date
  declare abnormal: CreationOptional<boolean>
  /** Somebody must see it at once. */
  declare critical: CreationOptional<boolean>
  /** Whether somebody is to say that they have seen it; not of what is long past and was imported. */
  declare awaited: CreationOptional<boolean>
  /** The result itself and whatever else was said of it, as JSON. */
  declare content: Sealed
  declare source: CreationOptional<EntrySource>
  declare recordedBy: CreationOptional<string | null>
  declare version: CreationOptional<number>
  /** Who changed it here last, and when; null where it stands as it was recorded. */
  declare changedBy: CreationOptional<string | null>
  declare changedAt: CreationOptional<Date | null>
  declare createdAt: Date
}

export function defineResult(sequelize: Sequelize): void {
  Result.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      reportId: { type: DataTypes.UUID, allowNull: false },
      testId: { type: DataTypes.UUID, allowNull: false },
      status: { type: DataTypes.TEXT, allowNull: false },
      collectedAt: { type: DataTypes.DATE, allowNull: false },
      abnormal: { type: DataTypes.BOOLEAN },
      critical: { type: DataTypes.BOOLEAN },
      awaited: { type: DataTypes.BOOLEAN },
      content: sealedAttribute({ allowNull: false }),
      source: { type: DataTypes.TEXT },
      recordedBy: { type: DataTypes.UUID },
      version: { type: DataTypes.INTEGER },
      changedBy: { type: DataTypes.UUID },
      changedAt: { type: DataTypes.DATE },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Result', tableName: 'results', timestamps: false },
  )
  guardSealedAttributes(Result)
}
