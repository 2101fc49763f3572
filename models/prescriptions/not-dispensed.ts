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

export const notDispensedReasons = [
  'out-of-stock',
  'patient-declined',
  'query-to-prescriber',
  'safety',
  'other',
] as const

/** Why a prescription was not dispensed when somebody came for it. */
export class NotDispensed extends Model<
  InferAttributes<NotDispensed>,
  InferCreationAttributes<NotDispensed>
> {
  declare id: CreationOptional<string>
  declare prescriptionId: string
  declare pharmacistId: string
  declare reasonCode: (typeof notDispensedReasons)[number]
  declare note: CreationOptional<Sealed | null>
  declare recordedAt: Date
}

export function defineNotDispensed(sequelize: Sequelize): void {
  NotDispensed.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      prescriptionId: { type: DataTypes.UUID, allowNull: false },
      pharmacistId: { type: DataTypes.UUID, allowNull: false },
      reasonCode: { type: DataTypes.TEXT, allowNull: false },
      note: sealedAttribute(),
      recordedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'NotDispensed', tableName: 'not_dispensed', timestamps: false },
  )
  guardSealedAttributes(NotDispensed)
}
