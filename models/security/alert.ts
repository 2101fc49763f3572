import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import type { Severity } from '../../server/audit/events.ts'
import { newId } from '../new-id.ts'

export const alertOutcomes = ['justified', 'unjustified', 'test'] as const
export type AlertOutcome = (typeof alertOutcomes)[number]

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
  /** What a detector found, and on which day: there is one alert of it. */
  declare findingKey: CreationOptional<string | null>
  /** What became of a finding. */
  declare outcome: CreationOptional<AlertOutcome | null>
  declare comment: CreationOptional<string | null>
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
      findingKey: { type: DataTypes.TEXT },
      outcome: { type: DataTypes.TEXT },
      comment: { type: DataTypes.TEXT },
    },
    { sequelize, modelName: 'Alert', tableName: 'alerts', timestamps: false },
  )
}
