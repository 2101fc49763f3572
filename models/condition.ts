import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from './new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from './sealed.ts'

export type ConditionStatus =
  'active' | 'recurrence' | 'relapse' | 'inactive' | 'remission' | 'resolved' | 'unknown'

export class Condition extends Model<InferAttributes<Condition>, InferCreationAttributes<Condition>> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare encounterId: CreationOptional<string | null>
  declare description: Sealed
  declare code: CreationOptional<Sealed | null>
  declare status: ConditionStatus
  declare onsetAt: CreationOptional<Date | null>
  declare abatedAt: CreationOptional<Date | null>
  declare recordedAt: Date
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
      status: { type: DataTypes.TEXT, allowNull: false },
      onsetAt: { type: DataTypes.DATE },
      abatedAt: { type: DataTypes.DATE },
      recordedAt: { type: DataTypes.DATE, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'conditions', timestamps: false },
  )
  guardSealedAttributes(Condition)
}
