import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export class Page extends Model<InferAttributes<Page>, InferCreationAttributes<Page>> {
  declare id: CreationOptional<string>
  declare parentId: CreationOptional<string | null>
  declare path: string
  declare position: CreationOptional<number>
  declare publishedRevisionId: CreationOptional<string | null>
  declare latestRevisionId: CreationOptional<string | null>
  declare createdAt: Date
  declare updatedAt: Date
}

export function definePage(sequelize: Sequelize): void {
  Page.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      parentId: { type: DataTypes.UUID },
      path: { type: DataTypes.TEXT, allowNull: false },
      position: { type: DataTypes.INTEGER },
      publishedRevisionId: { type: DataTypes.UUID },
      latestRevisionId: { type: DataTypes.UUID },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Page', tableName: 'pages', timestamps: false },
  )
}
