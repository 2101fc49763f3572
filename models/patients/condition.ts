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

/** https://hl7.org/fhir/R4/valueset-condition-clinical.html; `unknown` where nothing is said. */
export const conditionStatuses = [
  'active',
  'recurrence',
  'relapse',
  'inactive',
  'remission',
  'resolved',
  'unknown',
] as const
export type ConditionStatus = (typeof conditionStatuses)[number]

/** https://hl7.org/fhir/R4/valueset-condition-ver-status.html; `unknown` where nothing is said. */
export const conditionVerifications = [
  'unconfirmed',
  'provisional',
  'differential',
  'confirmed',
  'refuted',
  'entered-in-error',
  'unknown',
] as const
export type ConditionVerification = (typeof conditionVerifications)[number]

export class Condition extends Model<InferAttributes<Condition>, InferCreationAttributes<Condition>> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare encounterId: CreationOptional<string | null>
  declare description: Sealed
  /** `system|code`, one on each line, the first coding first. */
  declare code: CreationOptional<Sealed | null>
  declare category: CreationOptional<string | null>
  declare status: ConditionStatus
  declare verification: CreationOptional<ConditionVerification>
  /** A clinical time (server/clinical-time.ts). */
  declare onset: CreationOptional<string | null>
  /** The onset in words, where it is no date and no age. */
  declare onsetNote: CreationOptional<Sealed | null>
  declare abatement: CreationOptional<string | null>
  declare abatementNote: CreationOptional<Sealed | null>
  declare note: CreationOptional<Sealed | null>
  declare source: CreationOptional<EntrySource>
  /** A partial date (server/partial-date.ts); null where nobody knows. */
  declare recorded: CreationOptional<string | null>
  /** Where the entry stands in lists: when it was recorded, as nearly as is known. */
  declare recordedAt: Date
  declare recordedBy: CreationOptional<string | null>
  /** Who recorded it in another system. */
  declare practitionerId: CreationOptional<string | null>
  declare version: CreationOptional<number>
  /** Who changed it here last, and when; null where it stands as it was recorded or imported. */
  declare changedBy: CreationOptional<string | null>
  declare changedAt: CreationOptional<Date | null>
  declare createdAt: Date
}

export function defineCondition(sequelize: Sequelize): void {
  Condition.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      encounterId: { type: DataTypes.UUID },
      description: sealedAttribute({ allowNull: false }),
      code: sealedAttribute(),
      category: { type: DataTypes.TEXT },
      status: { type: DataTypes.TEXT, allowNull: false },
      verification: { type: DataTypes.TEXT },
      onset: { type: DataTypes.TEXT },
      onsetNote: sealedAttribute(),
      abatement: { type: DataTypes.TEXT },
      abatementNote: sealedAttribute(),
      note: sealedAttribute(),
      source: { type: DataTypes.TEXT },
      recorded: { type: DataTypes.TEXT },
      recordedAt: { type: DataTypes.DATE, allowNull: false },
      recordedBy: { type: DataTypes.UUID },
      practitionerId: { type: DataTypes.UUID },
      version: { type: DataTypes.INTEGER },
      changedBy: { type: DataTypes.UUID },
      changedAt: { type: DataTypes.DATE },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Condition', tableName: 'conditions', timestamps: false },
  )
  guardSealedAttributes(Condition)
}
