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

/** Whether somebody of the house wrote an entry, or an import brought it. */
export type EntrySource = 'written' | 'imported'

/** https://hl7.org/fhir/R4/valueset-allergyintolerance-clinical.html */
export const allergyStatuses = ['active', 'inactive', 'resolved'] as const
export type AllergyStatus = (typeof allergyStatuses)[number]

/** https://hl7.org/fhir/R4/valueset-allergyintolerance-verification.html; `unknown` where nothing is said. */
export const allergyVerifications = [
  'unconfirmed',
  'presumed',
  'confirmed',
  'refuted',
  'entered-in-error',
  'unknown',
] as const
export type AllergyVerification = (typeof allergyVerifications)[number]

/** https://hl7.org/fhir/R4/valueset-allergy-intolerance-criticality.html; `unknown` where nothing is said. */
export const criticalities = ['low', 'high', 'unable-to-assess', 'unknown'] as const
export type Criticality = (typeof criticalities)[number]

export class Allergy extends Model<InferAttributes<Allergy>, InferCreationAttributes<Allergy>> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare substance: Sealed
  /** `system|code`, one on each line, the first coding first. */
  declare code: CreationOptional<Sealed | null>
  declare reaction: CreationOptional<Sealed | null>
  declare criticality: Criticality
  declare category: CreationOptional<string | null>
  declare type: CreationOptional<'allergy' | 'intolerance' | null>
  declare status: AllergyStatus
  declare verification: CreationOptional<AllergyVerification>
  /** A clinical time (server/clinical-time.ts). */
  declare onset: CreationOptional<string | null>
  /** The onset in words, where it is no date and no age. */
  declare onsetNote: CreationOptional<Sealed | null>
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

export function defineAllergy(sequelize: Sequelize): void {
  Allergy.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      substance: sealedAttribute({ allowNull: false }),
      code: sealedAttribute(),
      reaction: sealedAttribute(),
      criticality: { type: DataTypes.TEXT, allowNull: false },
      category: { type: DataTypes.TEXT },
      type: { type: DataTypes.TEXT },
      status: { type: DataTypes.TEXT, allowNull: false },
      verification: { type: DataTypes.TEXT },
      onset: { type: DataTypes.TEXT },
      onsetNote: sealedAttribute(),
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
    { sequelize, modelName: 'Allergy', tableName: 'allergies', timestamps: false },
  )
  guardSealedAttributes(Allergy)
}
