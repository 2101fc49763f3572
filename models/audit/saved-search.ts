import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

/** Filters of the audit log under a name; shared ones are there for everybody who reads the log. */
export class SavedSearch extends Model<InferAttributes<SavedSearch>, InferCreationAttributes<SavedSearch>> {
  declare id: CreationOptional<string>
  declare ownerId: string
  declare name: string
  /** As they stand in an address: filters, and the order where it is not the usual one. */
  declare filters: Record<string, string>
  declare shared: boolean
  declare createdAt: Date
  declare updatedAt: Date
}

export function defineSavedSearch(sequelize: Sequelize): void {
  SavedSearch.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      ownerId: { type: DataTypes.UUID, allowNull: false },
      name: { type: DataTypes.TEXT, allowNull: false },
      filters: { type: DataTypes.JSONB, allowNull: false },
      shared: { type: DataTypes.BOOLEAN, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'SavedSearch', tableName: 'saved_searches', timestamps: false },
  )
}
