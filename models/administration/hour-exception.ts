import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import type { AccessWindow } from '../../server/access/actor.ts'
import { newId } from '../new-id.ts'

export class HourException extends Model<
  InferAttributes<HourException>,
  InferCreationAttributes<HourException>
> {
  declare id: CreationOptional<string>
  declare userId: string
  declare startsAt: Date
  declare endsAt: Date
  /** None means any hour. */
  declare windows: AccessWindow[]
  declare reason: string
  declare grantedBy: string
  declare grantedAt: Date
  declare revokedBy: CreationOptional<string | null>
  declare revokedAt: CreationOptional<Date | null>
}

export function defineHourException(sequelize: Sequelize): void {
  HourException.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      startsAt: { type: DataTypes.DATE, allowNull: false },
      endsAt: { type: DataTypes.DATE, allowNull: false },
      windows: { type: DataTypes.JSONB, allowNull: false },
      reason: { type: DataTypes.TEXT, allowNull: false },
      grantedBy: { type: DataTypes.UUID, allowNull: false },
      grantedAt: { type: DataTypes.DATE, allowNull: false },
      revokedBy: { type: DataTypes.UUID },
      revokedAt: { type: DataTypes.DATE },
    },
    { sequelize, modelName: 'HourException', tableName: 'hour_exceptions', timestamps: false },
  )
}
