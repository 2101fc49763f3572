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

/** A dispensing that was taken back. */
export class DispensingReversal extends Model<
  InferAttributes<DispensingReversal>,
  InferCreationAttributes<DispensingReversal>
> {
  declare id: CreationOptional<string>
  declare dispensingId: string
  declare pharmacistId: string
  declare reason: Sealed
  declare reversedAt: Date
}

export function defineDispensingReversal(sequelize: Sequelize): void {
  DispensingReversal.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      dispensingId: { type: DataTypes.UUID, allowNull: false },
      pharmacistId: { type: DataTypes.UUID, allowNull: false },
      reason: { ...sealedAttribute(), allowNull: false },
      reversedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'DispensingReversal', tableName: 'dispensing_reversals', timestamps: false },
  )
  guardSealedAttributes(DispensingReversal)
}
