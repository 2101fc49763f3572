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

/** The last two are of another system's prescriptions only: on record here, never signed or dispensed here. */
export type PrescriptionStatus =
  | 'draft'
  | 'approved'
  | 'dispensed'
  | 'cancelled'
  | 'stopped'
  | 'completed'
  | 'imported'
  | 'on-hold'
  | 'unknown'

export class Prescription extends Model<
  InferAttributes<Prescription>,
  InferCreationAttributes<Prescription>
> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare medicationId: string
  /** The medicine in the words of another system, where the catalogue's name says less. */
  declare medicationWords: CreationOptional<Sealed | null>
  declare prescriberId: CreationOptional<string | null>
  declare practitionerId: CreationOptional<string | null>
  declare encounterId: CreationOptional<string | null>
  declare status: PrescriptionStatus
  declare dose: string
  declare route: string
  declare frequency: string
  /** Null where another system did not say; never for a prescription written here. */
  declare quantity: CreationOptional<number | null>
  /** How often after the first; null where another system did not say it. */
  declare repeats: CreationOptional<number | null>
  declare expiresOn: CreationOptional<string | null>
  declare instructions: CreationOptional<Sealed | null>
  /** When another system says that it was written (server/partial-date.ts); null where it does not, or it was written here. */
  declare authored: CreationOptional<string | null>
  declare signedAt: CreationOptional<Date | null>
  declare signedContent: CreationOptional<Sealed | null>
  declare cancelledAt: CreationOptional<Date | null>
  declare cancelledBy: CreationOptional<string | null>
  declare cancelReason: CreationOptional<Sealed | null>
  /** After how many days it may be repeated, where the prescriber said so. */
  declare repeatAfterDays: CreationOptional<number | null>
  /** Why it is prescribed against an allergy, and against which. */
  declare overrideReason: CreationOptional<Sealed | null>
  declare overrideOf: CreationOptional<Sealed | null>
  declare createdAt: Date
  declare updatedAt: Date
}

export function definePrescription(sequelize: Sequelize): void {
  Prescription.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      medicationId: { type: DataTypes.UUID, allowNull: false },
      medicationWords: sealedAttribute(),
      prescriberId: { type: DataTypes.UUID },
      practitionerId: { type: DataTypes.UUID },
      encounterId: { type: DataTypes.UUID },
      status: { type: DataTypes.TEXT, allowNull: false },
      dose: { type: DataTypes.TEXT, allowNull: false },
      route: { type: DataTypes.TEXT, allowNull: false },
      frequency: { type: DataTypes.TEXT, allowNull: false },
      quantity: { type: DataTypes.INTEGER },
      repeats: { type: DataTypes.INTEGER },
      expiresOn: { type: DataTypes.DATEONLY },
      instructions: sealedAttribute(),
      authored: { type: DataTypes.TEXT },
      signedAt: { type: DataTypes.DATE },
      signedContent: sealedAttribute(),
      cancelledAt: { type: DataTypes.DATE },
      cancelledBy: { type: DataTypes.UUID },
      cancelReason: sealedAttribute(),
      repeatAfterDays: { type: DataTypes.INTEGER },
      overrideReason: sealedAttribute(),
      overrideOf: sealedAttribute(),
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Prescription', tableName: 'prescriptions', timestamps: false },
  )
  guardSealedAttributes(Prescription)
}
