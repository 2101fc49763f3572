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

export class Dispensing extends Model<InferAttributes<Dispensing>, InferCreationAttributes<Dispensing>> {
  declare id: CreationOptional<string>
  declare prescriptionId: string
  declare pharmacistId: string
  declare quantity: number
  declare idempotencyKey: string
  declare dispensedAt: Date
  /** Why it was handed over before its day. */
  declare earlyReason: CreationOptional<Sealed | null>
  /** Why it was handed over against an allergy recorded since the prescription was signed. */
  declare overrideReason: CreationOptional<Sealed | null>
  /** Batch, counselling and to whom, as JSON; null where nothing of it was said. */
  declare handover: CreationOptional<Sealed | null>
  /** What was handed over, where it was another product than the one prescribed. */
  declare medicationId: CreationOptional<string | null>
}

export function defineDispensing(sequelize: Sequelize): void {
  Dispensing.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      prescriptionId: { type: DataTypes.UUID, allowNull: false },
      pharmacistId: { type: DataTypes.UUID, allowNull: false },
      quantity: { type: DataTypes.INTEGER, allowNull: false },
      idempotencyKey: { type: DataTypes.UUID, allowNull: false },
      dispensedAt: { type: DataTypes.DATE, allowNull: false },
      earlyReason: sealedAttribute(),
      overrideReason: sealedAttribute(),
      handover: sealedAttribute(),
      medicationId: { type: DataTypes.UUID },
    },
    { sequelize, modelName: 'Dispensing', tableName: 'dispensings', timestamps: false },
  )
  guardSealedAttributes(Dispensing)
}
