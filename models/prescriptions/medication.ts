import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export class Medication extends Model<InferAttributes<Medication>, InferCreationAttributes<Medication>> {
  declare id: CreationOptional<string>
  declare name: string
  declare codeSystem: string
  declare code: string
  declare active: CreationOptional<boolean>
  declare createdAt: Date
}

export function defineMedication(sequelize: Sequelize): void {
  Medication.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      name: { type: DataTypes.TEXT, allowNull: false },
      codeSystem: { type: DataTypes.TEXT, allowNull: false },
      code: { type: DataTypes.TEXT, allowNull: false },
      active: { type: DataTypes.BOOLEAN },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Medication', tableName: 'medications', timestamps: false },
  )
}
