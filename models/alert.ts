import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import type { Severity } from '../server/audit/events.ts'
import { newId } from './new-id.ts'

export class Alert extends Model<InferAttributes<Alert>, InferCreationAttributes<Alert>> {
  declare id: CreationOptional<string>
  declare kind: string
  declare severity: Severity
  declare raisedAt: Date
  declare userId: CreationOptional<string | null>
  declare patientId: CreationOptional<string | null>
  declare grantId: CreationOptional<string | null>
  declare details: CreationOptional<Record<string, unknown>>
  declare acknowledgedAt: CreationOptional<Date | null>
  declare acknowledgedBy: CreationOptional<string | null>
}

export function defineAlert(sequelize: Sequelize): void {
  Alert.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      kind: { type: DataTypes.TEXT, allowNull: false },
      severity: { type: DataTypes.TEXT, allowNull: false },
      raisedAt: { type: DataTypes.DATE, allowNull: false },
      userId: { type: DataTypes.UUID },
      patientId: { type: DataTypes.UUID },
      grantId: { type: DataTypes.UUID },
      details: { type: DataTypes.JSONB },
      acknowledgedAt: { type: DataTypes.DATE },
      acknowledgedBy: { type: DataTypes.UUID },
    },
    { sequelize, tableName: 'alerts', timestamps: false },
  )
}
