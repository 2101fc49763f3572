import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import type { WardKind } from '../../server/ward-kinds.ts'
import { newId } from '../new-id.ts'

/** A ward or a team. */
export class Ward extends Model<InferAttributes<Ward>, InferCreationAttributes<Ward>> {
  declare id: CreationOptional<string>
  declare kind: WardKind
  declare name: string
  /** The name as two are compared. */
  declare nameKey: string
  declare version: CreationOptional<number>
  declare createdBy: string | null
  declare createdAt: Date
  declare changedBy: CreationOptional<string | null>
  declare changedAt: CreationOptional<Date | null>
  declare closedBy: CreationOptional<string | null>
  declare closedAt: CreationOptional<Date | null>
}

export function defineWard(sequelize: Sequelize): void {
  Ward.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      kind: { type: DataTypes.TEXT, allowNull: false },
      name: { type: DataTypes.TEXT, allowNull: false },
      nameKey: { type: DataTypes.TEXT, allowNull: false },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
      createdBy: { type: DataTypes.UUID },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      changedBy: { type: DataTypes.UUID },
      changedAt: { type: DataTypes.DATE },
      closedBy: { type: DataTypes.UUID },
      closedAt: { type: DataTypes.DATE },
    },
    { sequelize, modelName: 'Ward', tableName: 'wards', timestamps: false },
  )
}
