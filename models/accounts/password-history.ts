import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export class PasswordHistory extends Model<
  InferAttributes<PasswordHistory>,
  InferCreationAttributes<PasswordHistory>
> {
  declare id: CreationOptional<string>
  declare userId: string
  declare passwordHash: string
  declare createdAt: Date
}

export function definePasswordHistory(sequelize: Sequelize): void {
  PasswordHistory.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      passwordHash: { type: DataTypes.TEXT, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'PasswordHistory', tableName: 'password_history', timestamps: false },
  )
}
